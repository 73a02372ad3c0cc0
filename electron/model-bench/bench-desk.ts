import { benchModels, type BenchRow } from '../../core/model-bench/bench-models';
import { type BenchOver, type BenchView, modelOf } from '../../core/model-bench/bench-view';
import { recommendModel } from '../../core/model-bench/recommend';
import type { SpokenClip } from '../../core/model-bench/spoken-clip';
import type { Controller } from '../../core/controller';
import type { Engine } from '../../core/engine';
import type { BenchFailure } from '../../core/failure';
import { EMBEDDED_MODEL } from '../../core/model';
import type { Clock } from '../../core/ports';
import { fail, type Result, succeed } from '../../core/result';
import type { ModelStore } from '../../storage/models/model-store';

/** What is spoken in the clips that ship with the app. */
export const BENCH_LANGUAGE = 'en';

export interface BenchParts {
  readonly models: Pick<ModelStore, 'list' | 'pathOf'>;
  readonly controller: Pick<Controller, 'current' | 'onChange'>;
  readonly clock: Pick<Clock, 'steadyMs'>;
  readClips(): Promise<Result<readonly SpokenClip[], BenchFailure>>;
  /** An engine in a process of its own with the model in a folder; `undefined`: the embedded one. */
  openEngine(folder: string | undefined): Engine;
  /** Told of each new view. */
  onChange(view: BenchView): void;
  onBug(error: unknown): void;
}

/** A comparison that is going on. */
interface Run {
  ending: BenchOver['ending'];
  engine: Engine | undefined;
  /** `undefined` while the clips are still being read. */
  over: Promise<void> | undefined;
}

/**
 * Compares the installed models, one after the other, each in a process of its own that is gone before the next one starts.
 * Dictation comes first: none is disturbed by a start, and one that begins ends the comparison at once.
 */
export class BenchDesk {
  private now: BenchView = { kind: 'none' };
  private run: Run | undefined;

  constructor(private readonly parts: BenchParts) {
    parts.controller.onChange(() => {
      if (this.isDictating()) void this.end('dictation');
    });
  }

  view(): BenchView {
    return this.now;
  }

  /** Begins a comparison; does nothing while one is going on. What comes of it is in the views. */
  async start(): Promise<Result<undefined, BenchFailure>> {
    if (this.run !== undefined) return succeed(undefined);
    if (this.isDictating()) return fail({ name: 'bench-while-dictating' });
    const run: Run = { ending: 'finished', engine: undefined, over: undefined };
    this.run = run;
    try {
      const clips = await this.parts.readClips();
      const models = await this.parts.models.list();
      if (run.ending === 'dictation') return fail({ name: 'bench-while-dictating' });
      if (!clips.ok || run.ending !== 'finished') return clips.ok ? succeed(undefined) : clips;
      run.over = this.compare(run, [EMBEDDED_MODEL, ...models.map(({ name }) => name)], clips.value);
      return succeed(undefined);
    } finally {
      if (run.over === undefined) this.run = undefined;
    }
  }

  /** Ends what is going on. Resolves when its process is gone. */
  stop(): Promise<void> {
    return this.end('stopped');
  }

  /** A model is to be deleted: it is no longer in use then, nor among the results. */
  async forget(name: string): Promise<void> {
    await this.stop();
    if (this.now.kind !== 'over') return;
    const rows = this.now.rows.filter((row) => modelOf(row) !== name);
    this.show(rows.length === 0 ? { kind: 'none' } : over(this.now.ending, rows));
  }

  private async compare(run: Run, names: readonly string[], clips: readonly SpokenClip[]): Promise<void> {
    const rows: BenchRow[] = [];
    const progress = (model: string, done: number): void => {
      const index = names.indexOf(model);
      // Loading is a step, too.
      const fraction = (index + done / (clips.length + 1)) / names.length;
      this.show({ kind: 'running', model, number: index + 1, models: names.length, fraction, rows: [...rows] });
    };
    try {
      await benchModels(
        { names, clips, language: BENCH_LANGUAGE },
        {
          open: (name) => {
            progress(name, 0);
            run.engine = this.parts.openEngine(name === EMBEDDED_MODEL ? undefined : this.parts.models.pathOf(name));
            return run.engine;
          },
          steadyMs: () => this.parts.clock.steadyMs(),
          goesOn: () => run.ending === 'finished',
          onClip: (name, heard) => {
            if (run.ending === 'finished') progress(name, heard + 1);
          },
          onRow: (row) => rows.push(row),
        },
      );
    } catch (error) {
      run.ending = 'stopped';
      this.parts.onBug(error);
    } finally {
      this.run = undefined;
      this.show(over(run.ending, rows));
    }
  }

  private async end(ending: BenchOver['ending']): Promise<void> {
    const { run } = this;
    if (run === undefined) return;
    if (run.ending === 'finished') run.ending = ending;
    await run.engine?.close();
    await run.over;
  }

  private isDictating(): boolean {
    const { kind } = this.parts.controller.current().phase;
    return kind !== 'ready' && kind !== 'done';
  }

  private show(view: BenchView): void {
    this.now = view;
    this.parts.onChange(view);
  }
}

function over(ending: BenchOver['ending'], rows: readonly BenchRow[]): BenchOver {
  const benches = rows.flatMap((row) => (row.kind === 'heard' ? [row.bench] : []));
  return { kind: 'over', ending, rows, recommended: ending === 'finished' ? recommendModel(benches) : undefined };
}
