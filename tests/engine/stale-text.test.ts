import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LiveLine, openLiveLine } from '../../cli/live/live-line';
import { randomSchedule } from '../live/schedule';
import { findStaleText, spokenClips } from '../live/stale-text';
import { TextJudge } from '../live/text-judge';
import { randomNumbers } from '../../core/random';
import { bundleEngineProcess } from './engine-process';
import { MODELS, sound, wordsOf } from './fixture-sound';
import { hearAll } from './hear-all';

const RUNS = 6;
const SEED = 20;

let script = '';
let live: LiveLine | undefined;
let judge: TextJudge | undefined;
beforeAll(async () => {
  script = await bundleEngineProcess();
  live = await openLiveLine(script, MODELS);
  judge = await TextJudge.load(MODELS);
  expect(await live.engine.load()).toMatchObject({ ok: true });
});
afterAll(async () => {
  await live?.close();
  await judge?.release();
  rmSync(script, { force: true });
});

it('no text of an early start that no longer holds is delivered (npm run soak:live does 200)', async () => {
  const clips = await spokenClips(join(import.meta.dirname, '../..'), MODELS);
  const random = randomNumbers(SEED);
  for (let run = 0; run < RUNS; run++) {
    if (live === undefined || judge === undefined) throw new Error('no engine');
    const verdict = await findStaleText(`live-${String(run)}`, randomSchedule(clips, random), live, judge);
    expect(verdict.fault, `run ${String(run)}, ${verdict.release}`).toBeUndefined();
  }
}, 120_000);

it('the judge of texts takes what Whisper could write, and nothing that misses a word or has another', async () => {
  const samples = sound('en_ps_sense-0890');
  const text = 'unless to be rather cold hearted and rather selfish is to be ill disposed';
  if (live === undefined) throw new Error('no engine');
  const [heard] = (await hearAll(live.engine, samples)).segments;
  if (heard === undefined) throw new Error('nothing heard');
  expect(wordsOf(heard.text).join(' ')).toBe(wordsOf(text).join(' '));
  const isOf = (changed: string): Promise<boolean> | undefined => judge?.isOf({ ...heard, text: changed }, samples);
  expect(await isOf(heard.text)).toBe(true);
  const words = heard.text.split(' ');
  for (const stale of [words.slice(0, -1), words.slice(0, 8), words.slice(3), [...words, 'Ten of clubs.']])
    expect(await isOf(stale.join(' ')), stale.join(' ')).toBe(false);
  expect(await isOf(heard.text.replace('selfish', 'sailors'))).toBe(false);
});
