// The whole gate, the same here and in CI: types, lint, format, build, unit and integration tests, tests in Windows' Node,
// kills of the real line, the window's screens, end to end on the source build and on the packed app. Ends with one line: N passed, N failed.
//   npm test [-- unit|e2e|…]    parts by name; default: all
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root } from './ensure-installed.mjs';

const RESULTS = join(root, 'test-results');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const node = (script, ...args) => [process.execPath, join(root, 'scripts', script), ...args];

/** Each part: its commands, and where it leaves its counts (a Vitest or Playwright report in JSON). */
const PARTS = {
  types: {
    commands: [
      [bin('tsc'), '-p', 'core'],
      [bin('tsc'), '-p', '.'],
      [bin('tsc'), '-p', 'renderer'],
    ],
  },
  lint: {
    commands: [
      [bin('eslint'), '.', '--max-warnings=0'],
      [bin('prettier'), '--check', '--log-level=warn', '.'],
      node('sbom.mjs'),
      node('audit.mjs'),
    ],
  },
  build: { commands: [node('build.mjs')] },
  unit: {
    commands: [
      [bin('vitest'), 'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
    ],
    report: 'unit.json',
  },
  windows: { commands: [node('test-windows.mjs')], report: 'windows.json' },
  torture: { commands: [node('torture.mjs', '--runs', '12', '--electron', '2')], report: 'torture.json' },
  screens: { commands: [node('e2e.mjs', '--config=tests/screens/playwright.config.ts')], report: 'screens.json' },
  // All of it runs on the packed app, which is what users get; here only what shows that the source build is the same app.
  e2e: { commands: [node('e2e.mjs', 'dictation.spec', 'trigger.spec', 'gate.spec')], report: 'e2e.json' },
  packed: { commands: [node('pack.mjs'), node('e2e.mjs', '--packed')], report: 'packed.json' },
};

ensureInstalled();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

const asked = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = Date.now();
  console.log(`\n── ${name}`);
  const ok = part.commands.every((command) => run(name, command));
  if (part.report !== undefined) {
    const counts = countTests(join(RESULTS, part.report));
    passed += counts.passed;
    failed += counts.failed;
    // A runner that broke before or after its tests is a failure too, and so is one that ran none.
    if ((!ok && counts.failed === 0) || counts.passed + counts.failed === 0) failed += 1;
  } else if (!ok) failed += 1;
  console.log(`── ${name}: ${ok ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function run(name, [command, ...args]) {
  const env = { ...process.env, DICTUM_REPORT: join(RESULTS, `${name}.json`) };
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  if (error) console.error(String(error));
  return status === 0;
}

/** Tests passed and failed in a JSON report of Vitest (numPassedTests) or Playwright (stats). */
function countTests(file) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  if (report.stats !== undefined) {
    return {
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky + report.stats.skipped,
    };
  }
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests };
}
