// Stands in for a module that is not shipped (see scripts/build.mjs).
module.exports = {};
