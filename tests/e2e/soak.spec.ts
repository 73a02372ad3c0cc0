import { expect } from '@playwright/test';
import { pick, randomNumbers } from '../torture/random';
import { type Dictum, test } from './dictum';
import { historyRows } from './history-file';
import { MOST_GAINED, MOST_HELD_BACK } from './soak-bounds';
import { readUsage, type Resource } from './usage';

// `npm run soak` sets both; in the test command it is a short run.
const RUNS = Number(process.env['DICTUM_SOAK_RUNS'] ?? 10);
const SEED = Number(process.env['DICTUM_SOAK_SEED'] ?? 1);
/** The shortest of the fixtures. */
const CLIPS = ['en_ps_cards-001', 'en_ps_goforward'];
/** The first reading: after a tenth, but not before everything has been used a few times. */
const EARLY_RUN = Math.max(5, Math.round(RUNS / 10));
/** The longest that one dictation may take: the engine may be started again in it. */
const ONE_RUN_MS = 20_000;

/** By the window's own commands, as its button gives them. */
async function dictateOnce(dictum: Dictum, clip: string, done: number): Promise<void> {
  dictum.load(clip);
  await dictum.page.evaluate(() => window.dictum.invoke('dictation:start', undefined));
  await expect.poll(() => dictum.phase()).toBe('listening');
  await dictum.listen();
  await dictum.page.evaluate(() => window.dictum.invoke('dictation:stop', undefined));
  await expect.poll(() => historyRows(dictum.history).length).toBe(done + 1);
  await expect.poll(() => dictum.phase()).toMatch(/done|ready/);
}

test('many dictations in a row: each is in the history; handles, processes, files and memory stay flat', async ({
  dictum,
}) => {
  test.setTimeout(120_000 + RUNS * ONE_RUN_MS);
  const random = randomNumbers(SEED);
  await dictum.launch({ clip: 'en_ps_cards-001', settings: { paste: false, keepRecordingsDays: 0 } });
  let early = await readUsage(dictum);
  for (let run = 1; run <= RUNS; run++) {
    await dictateOnce(dictum, pick(CLIPS, random), run - 1);
    if (run === EARLY_RUN) early = await readUsage(dictum);
  }
  const end = await readUsage(dictum);
  const heldBack = historyRows(dictum.history).filter(({ delivery }) => delivery !== 'copied').length;
  const grown = (Object.keys(MOST_GAINED) as Resource[]).filter((name) => end[name] - early[name] > MOST_GAINED[name]);
  console.log(JSON.stringify({ runs: RUNS, seed: SEED, heldBack, earlyRun: EARLY_RUN, early, end, grown }));
  expect(grown).toEqual([]);
  expect(heldBack).toBeLessThanOrEqual(Math.ceil(RUNS * MOST_HELD_BACK));
});
