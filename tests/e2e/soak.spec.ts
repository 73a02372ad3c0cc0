import { expect } from '@playwright/test';
import { randomNumbers } from '../../core/random';
import { pick } from '../torture/pick';
import { type Dictum, test } from './dictum';
import { historyRows } from './history-file';
import { MOST_GAINED, MOST_HELD_BACK } from './soak-bounds';
import { COLLECTABLE, readUsage, type Resource, type Usage } from './usage';

// `npm run soak` sets both; in the test command it is a short run.
const RUNS = Number(process.env['DICTUM_SOAK_RUNS'] ?? 10);
const SEED = Number(process.env['DICTUM_SOAK_SEED'] ?? 1);
/** The shortest of the fixtures, mostly, and a sentence now and then. */
const CLIPS = [...Array<string>(4).fill('en_ps_cards-001'), 'en_ps_cards-003', 'en_ps_cards-004', 'en_ps_goforward'];
/** From the last word to the end: of someone who is in a hurry. A word that is not over yet is heard out all the same. */
const AFTER_SPEECH_MS = 150;
/** Share of the dictations that begin while the one before is still being transcribed, as of someone who talks fast. */
const HURRIED = 0.7;
/** The first reading: after a tenth, but not before everything has been used a few times. */
const EARLY_RUN = Math.max(5, Math.round(RUNS / 10));
const READ_AT = [EARLY_RUN, Math.round(RUNS / 2), RUNS];
/** The longest that one dictation may take: the engine may be started again in it. */
const ONE_RUN_MS = 20_000;
/** Looks that cost nothing beside a dictation. */
const SOON = { intervals: [20] };

/** By the window's own commands, as its button gives them. */
async function dictateOnce(dictum: Dictum, clip: string): Promise<void> {
  dictum.load(clip);
  await dictum.page.evaluate(() => window.dictum.invoke('dictation:start', undefined));
  await expect.poll(() => dictum.phase(), SOON).toBe('listening');
  await dictum.listen(AFTER_SPEECH_MS);
  await dictum.page.evaluate(() => window.dictum.invoke('dictation:stop', undefined));
}

async function waitForTexts(dictum: Dictum, count: number): Promise<void> {
  await expect.poll(() => historyRows(dictum.history).length, SOON).toBeGreaterThanOrEqual(count);
}

test('many dictations in a row: each is in the history; handles, processes, files and memory stay flat', async ({
  dictum,
}) => {
  test.setTimeout(120_000 + RUNS * ONE_RUN_MS);
  const random = randomNumbers(SEED);
  await dictum.launch({
    clip: 'en_ps_cards-001',
    settings: { paste: false, keepRecordingsDays: 0 },
    switches: [COLLECTABLE],
  });
  const beganMs = Date.now();
  const at: Record<string, Usage> = {};
  for (let run = 1; run <= RUNS; run++) {
    await dictateOnce(dictum, pick(CLIPS, random));
    const reads = READ_AT.includes(run);
    await waitForTexts(dictum, run - (random() < HURRIED && !reads ? 1 : 0));
    if (reads) {
      await expect.poll(() => dictum.phase()).toMatch(/done|ready/);
      at[run] = await readUsage(dictum);
    }
  }
  const rows = historyRows(dictum.history);
  const heldBack = rows.filter(({ delivery }) => delivery !== 'copied').length;
  const [early, end] = [at[EARLY_RUN], at[RUNS]];
  const grown = (Object.keys(MOST_GAINED) as Resource[]).filter(
    (name) => early === undefined || end === undefined || end[name] - early[name] > MOST_GAINED[name],
  );
  const seconds = Math.round((Date.now() - beganMs) / 1000);
  console.log(JSON.stringify({ runs: RUNS, seed: SEED, seconds, texts: rows.length, heldBack, at, grown }));
  expect(rows).toHaveLength(RUNS);
  expect(grown).toEqual([]);
  expect(heldBack).toBeLessThanOrEqual(Math.ceil(RUNS * MOST_HELD_BACK));
});
