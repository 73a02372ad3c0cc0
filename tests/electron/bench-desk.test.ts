import { describe, expect, it } from 'vitest';
import type { BenchView } from '../../core/model-bench/bench-view';
import type { Engine } from '../../core/engine';
import type { BenchFailure } from '../../core/failure';
import type { Model } from '../../core/model';
import { fail, type Result, succeed } from '../../core/result';
import { BenchDesk, type BenchParts } from '../../electron/model-bench/bench-desk';
import { bench as controllerBench, settle } from '../core/controller-bench';
import { FakeEngine, heardText } from '../fakes/engine';

const CLIPS = [
  { text: 'one two', samples: new Int16Array(16_000) },
  { text: 'three four', samples: new Int16Array(16_000) },
];
const RIGHT = [succeed(heardText('One two.')), succeed(heardText('Three four.'))];

const [SMALL, LARGE] = ['whisper-small', 'whisper-large'].map((name): Model => ({
  name,
  window: { kind: 'short' },
  isEnglishOnly: false,
  files: {},
  encoder: '',
  decoder: '',
}));

/** As the engine's process ends: a hearing that is going on fails. */
class Closing extends FakeEngine {
  override close(): Promise<void> {
    for (const hearing of this.hearings) hearing.say(fail({ name: 'engine-died' }));
    return super.close();
  }
}

interface Set {
  readonly desk: BenchDesk;
  readonly controller: ReturnType<typeof controllerBench>['controller'];
  readonly views: BenchView[];
  readonly opened: string[];
  readonly bugs: unknown[];
}

/** A desk with real dictations beside it; `engines`: of the embedded model, then of each installed one. */
function setUp(engines: readonly Engine[], change: Partial<BenchParts> = {}): Set {
  const { controller } = controllerBench();
  const [views, opened, bugs]: [BenchView[], string[], unknown[]] = [[], [], []];
  const installed = [SMALL, LARGE].filter((model) => model !== undefined).slice(0, engines.length - 1);
  const desk = new BenchDesk({
    models: { list: () => Promise.resolve(installed), pathOf: (name) => `models/${name}` },
    controller,
    clock: { steadyMs: () => 0 },
    readClips: () => Promise.resolve(succeed(CLIPS)),
    openEngine: (folder) => {
      opened.push(folder ?? 'embedded');
      return engines[opened.length - 1] ?? new FakeEngine();
    },
    onChange: (view) => views.push(view),
    onBug: (error) => bugs.push(error),
    ...change,
  });
  return { desk, controller, views, opened, bugs };
}

const names = (view: BenchView | undefined): readonly string[] =>
  view?.kind === 'over' ? view.rows.map((row) => (row.kind === 'heard' ? row.bench.name : `${row.name} failed`)) : [];

describe('the comparison of models', () => {
  it('shows how far it is, each model in an engine of its own, and what came of it', async () => {
    const { desk, views, opened } = setUp([new FakeEngine(RIGHT), new FakeEngine(RIGHT)]);
    expect(desk.view()).toEqual({ kind: 'none' });
    expect(await desk.start()).toEqual({ ok: true, value: undefined });
    await settle();
    expect(opened).toEqual(['embedded', 'models/whisper-small']);
    const running = views.flatMap((view) => (view.kind === 'running' ? [view] : []));
    expect(running.map(({ model, number }) => `${String(number)} ${model}`)).toEqual([
      ...Array<string>(4).fill('1 whisper-base'),
      ...Array<string>(4).fill('2 whisper-small'),
    ]);
    expect(running.map(({ fraction }) => Math.round(fraction * 100))).toEqual([0, 17, 33, 50, 50, 67, 83, 100]);
    expect(running.map(({ rows }) => rows.length)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(desk.view()).toMatchObject({ ending: 'finished', recommended: { name: 'whisper-base', why: 'best' } });
    expect(names(desk.view())).toEqual(['whisper-base', 'whisper-small']);
  });

  it('names the model that failed, and goes on', async () => {
    const broken = new FakeEngine([fail({ name: 'model-corrupt', file: 'onnx/encoder.onnx' })]);
    const { desk } = setUp([new FakeEngine(RIGHT), broken, new FakeEngine(RIGHT)]);
    await desk.start();
    await settle();
    expect(names(desk.view())).toEqual(['whisper-base', 'whisper-small failed', 'whisper-large']);
    expect(desk.view()).toMatchObject({ recommended: { name: 'whisper-base' } });
  });

  it('is one at a time, and ends when it is told to', async () => {
    const slow = new Closing([RIGHT[0] ?? 'later', 'later']);
    const { desk, opened } = setUp([new FakeEngine(RIGHT), slow, new FakeEngine(RIGHT)]);
    await desk.start();
    await settle();
    expect(await desk.start()).toEqual({ ok: true, value: undefined });
    await desk.stop();
    expect(desk.view()).toMatchObject({ kind: 'over', ending: 'stopped', recommended: undefined });
    expect(names(desk.view())).toEqual(['whisper-base']);
    expect(slow.closed).toBeGreaterThan(0);
    expect(opened).toHaveLength(2);
    await desk.stop();
    await desk.start();
    await settle();
    expect(opened.slice(2)[0]).toBe('embedded');
  });

  it('does not start while the user dictates', async () => {
    const { desk, controller, opened } = setUp([new FakeEngine(RIGHT)]);
    void controller.start();
    await settle();
    expect(await desk.start()).toEqual({ ok: false, failure: { name: 'bench-while-dictating' } });
    expect([opened, desk.view()]).toEqual([[], { kind: 'none' }]);
  });

  it('ends at once where a dictation begins, also while the clips are read', async () => {
    const slow = new Closing(['later']);
    const { desk, controller } = setUp([slow]);
    await desk.start();
    await settle();
    void controller.start();
    // In the same turn: the key that went down waits for nothing.
    expect(slow.closed).toBe(1);
    await settle();
    expect(desk.view()).toMatchObject({ kind: 'over', ending: 'dictation', rows: [] });

    let give: (clips: Result<typeof CLIPS, BenchFailure>) => void = () => undefined;
    const late = setUp([new FakeEngine(RIGHT)], { readClips: () => new Promise((resolve) => (give = resolve)) });
    const begun = late.desk.start();
    void late.controller.start();
    give(succeed(CLIPS));
    expect(await begun).toEqual({ ok: false, failure: { name: 'bench-while-dictating' } });
    expect(late.opened).toEqual([]);
  });

  it('says that there are no clips, and can be tried again', async () => {
    let clips: Result<typeof CLIPS, BenchFailure> = fail({ name: 'bench-without-clips' });
    const { desk } = setUp([new FakeEngine(RIGHT)], { readClips: () => Promise.resolve(clips) });
    expect(await desk.start()).toEqual(clips);
    clips = succeed(CLIPS);
    await desk.start();
    await settle();
    expect(names(desk.view())).toEqual(['whisper-base']);
  });

  it('forgets a model that is deleted', async () => {
    const { desk } = setUp([new FakeEngine(RIGHT), new FakeEngine(RIGHT)]);
    await desk.start();
    await settle();
    await desk.forget('whisper-small');
    expect(names(desk.view())).toEqual(['whisper-base']);
    await desk.forget('whisper-base');
    expect(desk.view()).toEqual({ kind: 'none' });
  });

  it('is over after a bug, too', async () => {
    const { desk, bugs } = setUp([], {
      openEngine: () => {
        throw new TypeError('a bug');
      },
    });
    await desk.start();
    await settle();
    expect(bugs).toHaveLength(1);
    expect(desk.view()).toMatchObject({ kind: 'over', ending: 'stopped' });
  });
});
