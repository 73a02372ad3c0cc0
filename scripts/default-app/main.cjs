// Stands in for Electron's own default app, which the test runtime does not carry: `electron [switches] FOLDER` runs FOLDER.
'use strict';
const { app } = require('electron');
const Module = require('node:module');
const path = require('node:path');

const given = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
if (given === undefined) {
  console.error('usage: electron [switches] FOLDER');
  app.exit(1);
} else {
  const folder = path.resolve(given);
  const { version, name, productName } = require(path.join(folder, 'package.json'));
  app.setVersion(version);
  app.name = productName ?? name;
  app.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { value: true });
  Module._load(require.resolve(folder), Module, true);
}
