// Runs inside Windows' Node: every bundled test file beside this one, one after the other.
//   node run.mjs RESULT.json FILE…      console output does not work under Wine, so results go to a file
import { appendFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { startTests } from '@vitest/runner';

const [result, ...files] = process.argv.slice(2);
const tests = [];

const runner = {
  config: {
    root: process.cwd(),
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { shuffle: false, concurrent: false, seed: 1, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 5,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
    includeTaskLocation: false,
    diffOptions: undefined,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  },
  async importFile(file) {
    await import(pathToFileURL(file).href);
  },
  onAfterRunTask(test) {
    const error = test.result?.errors?.[0];
    tests.push({
      name: `${test.file.name} > ${test.name}`,
      state: test.result?.state ?? 'none',
      error: error?.message,
    });
    appendFileSync(`${result}.log`, `${test.result?.state ?? 'none'}  ${test.name}\n`);
  },
};

try {
  const done = await startTests(files, runner);
  const broken = done.filter((file) => file.result?.state === 'fail' && file.result.errors?.length > 0);
  const errors = broken.map((file) => ({ name: file.name, state: 'fail', error: file.result.errors[0].stack }));
  writeFileSync(
    result,
    JSON.stringify({ tests: [...tests, ...errors], platform: process.platform, version: process.version }),
  );
  process.exit(0);
} catch (error) {
  writeFileSync(
    result,
    JSON.stringify({ tests: [{ name: 'the runner', state: 'fail', error: String(error?.stack ?? error) }] }),
  );
  process.exit(1);
}
