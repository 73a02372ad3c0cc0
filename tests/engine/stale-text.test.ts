import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveLine, openLiveLine } from '../../cli/live/live-line';
import { randomSchedule } from '../live/schedule';
import { findStaleText, spokenClips } from '../live/stale-text';
import { randomNumbers } from '../../core/random';
import { bundleEngineProcess } from './engine-process';
import { MODELS } from './fixture-sound';

const RUNS = 6;
const SEED = 20;

let script = '';
let live: LiveLine | undefined;
beforeAll(async () => {
  script = await bundleEngineProcess();
  live = await openLiveLine(script, MODELS);
  expect(await live.engine.load()).toMatchObject({ ok: true });
});
afterAll(async () => {
  await live?.close();
  rmSync(script, { force: true });
});

it('no text of an early start that no longer holds is delivered (npm run soak:live does 200)', async () => {
  const clips = await spokenClips(join(import.meta.dirname, '../..'), MODELS);
  const random = randomNumbers(SEED);
  for (let run = 0; run < RUNS; run++) {
    if (live === undefined) throw new Error('no engine');
    const verdict = await findStaleText(`live-${String(run)}`, randomSchedule(clips, random), live);
    expect(verdict.fault, `run ${String(run)}, ${verdict.release}`).toBeUndefined();
  }
}, 120_000);
