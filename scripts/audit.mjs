// Known holes in the packages that ship (those of the bill of materials, scripts/sbom.mjs), as the registry lists them.
// Ends with 1 where one is of high or critical severity. A registry without an audit service: says NOT RUN and ends with 0.
//   npm run audit
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

const STOPS = ['high', 'critical'];
/** A registry that does not answer must not hold the gate. */
const PATIENCE_MS = 60_000;

ensureInstalled();
const shipped = shippedNames();
// All packages are asked about: what is bundled is a development dependency to npm.
const { stdout } = spawnSync('npm', ['audit', '--json', '--fetch-retries=0'], {
  cwd: root,
  encoding: 'utf8',
  timeout: PATIENCE_MS,
  stdio: ['ignore', 'pipe', 'ignore'],
  shell: process.platform === 'win32',
});
const report = read(stdout);
if (report?.vulnerabilities === undefined) {
  console.log(`audit: NOT RUN: ${report?.message ?? 'the registry did not answer'}`);
  process.exit(0);
}
const found = Object.values(report.vulnerabilities).filter(({ name }) => shipped.has(name));
for (const { name, severity, range } of found) console.error(`audit: ${name} ${range}: ${severity}`);
const stopping = found.filter(({ severity }) => STOPS.includes(severity)).length;
console.log(`audit: ${shipped.size} packages that ship, ${found.length} with known holes, ${stopping} of them serious`);
process.exit(stopping === 0 ? 0 : 1);

function shippedNames() {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/sbom.mjs')], { stdio: 'ignore' });
  if (status !== 0) {
    console.error('audit: no bill of materials; see: npm run sbom');
    process.exit(1);
  }
  const { components } = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8'));
  return new Set(components.filter(({ type }) => type === 'library').map(({ name }) => name));
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
