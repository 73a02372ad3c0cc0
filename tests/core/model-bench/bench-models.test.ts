import { describe, expect, it } from 'vitest';
import { benchModels, type BenchPorts, type BenchRow } from '../../../core/model-bench/bench-models';
import type { SpokenClip } from '../../../core/model-bench/spoken-clip';
import { fail, succeed } from '../../../core/result';
import { FakeEngine, heardText } from '../../fakes/engine';

const CLIPS: readonly SpokenClip[] = [
  { text: 'red green blue white', samples: new Int16Array(16_000) },
  { text: 'north south', samples: new Int16Array(32_000) },
  { text: 'spring summer', samples: new Int16Array(64_000) },
];
const [ALL_RIGHT, ONE_WRONG] = ['Red, green, blue, white.', 'Red, green, blue, wide.'].map((first) => [
  succeed(heardText(first)),
  succeed(heardText('North south')),
  succeed(heardText('spring summer.')),
]);

interface Seen {
  readonly rows: BenchRow[];
  readonly steps: string[];
}

/** Each look at the clock is 100 ms later than the one before. */
async function bench(engines: Readonly<Record<string, FakeEngine>>, change: Partial<BenchPorts> = {}): Promise<Seen> {
  const seen: Seen = { rows: [], steps: [] };
  let nowMs = 0;
  await benchModels(
    { names: Object.keys(engines), clips: CLIPS, language: 'en' },
    {
      open: (name) => engines[name] ?? new FakeEngine(),
      steadyMs: () => (nowMs += 100),
      goesOn: () => true,
      onClip: (name, clips) => seen.steps.push(`${name} ${String(clips)}`),
      onRow: (row) => seen.rows.push(row),
      ...change,
    },
  );
  return seen;
}

describe('benching models', () => {
  it('takes the error rate over all words, and the time without the first clip', async () => {
    const engines = { good: new FakeEngine(ALL_RIGHT), poor: new FakeEngine(ONE_WRONG) };
    const { rows, steps } = await bench(engines);
    const figures = { words: 8, meanMs: 100, clipMs: 3_000 };
    expect(rows).toEqual([
      { kind: 'heard', bench: { name: 'good', wer: 0, ...figures } },
      { kind: 'heard', bench: { name: 'poor', wer: 12.5, ...figures } },
    ]);
    expect(steps).toEqual(['good', 'poor'].flatMap((name) => [0, 1, 2, 3].map((clips) => `${name} ${String(clips)}`)));
    expect(engines.good.hearings[0]?.options).toEqual({ language: 'en' });
    expect([engines.good.closed, engines.poor.closed]).toEqual([1, 1]);
  });

  it('goes on with the next model where one fails, and closes that one too', async () => {
    const broken = new FakeEngine([succeed(heardText('Red')), fail({ name: 'engine-hung' })]);
    const { rows } = await bench({ broken, good: new FakeEngine(ALL_RIGHT) });
    expect(rows.map((row) => (row.kind === 'heard' ? row.bench.name : row))).toEqual([
      { kind: 'failed', name: 'broken', failure: { name: 'engine-hung' } },
      'good',
    ]);
    expect([broken.closed, broken.hearings.length]).toEqual([1, 2]);
  });

  it('ends without a row for the model it was at, and starts no engine again', async () => {
    const good = new FakeEngine(ALL_RIGHT);
    const next = new FakeEngine(ALL_RIGHT);
    let isOver = false;
    const onClip = (name: string, clips: number): void => {
      if (name === 'good' && clips === 1) isOver = true;
    };
    const { rows } = await bench({ good, next }, { goesOn: () => !isOver, onClip });
    expect(rows).toEqual([]);
    expect([good.hearings.length, good.closed, next.closed]).toEqual([2, 1, 0]);
  });
});
