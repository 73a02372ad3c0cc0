import { cpus } from 'node:os';
import { basename } from 'node:path';
import type { Engine, EngineState, Hearing, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import { EMBEDDED_MODEL } from '../core/model';
import { fail, type Result, succeed } from '../core/result';
import { ENGINE, WHISPER } from '../core/tuning';
import { tidyUp } from './collect-garbage';
import { engineFailed } from './engine-failed';
import { LocalHearing } from './local-hearing';
import { loadModels, type Models } from './models';
import { WorkQueue } from './work-queue';

export interface LocalEngineOptions {
  /** Folder that holds `whisper-base`, `silero-vad` and `log-mel`. */
  readonly modelsFolder: string;
  /** Folder of an installed Whisper, used instead of the embedded one. */
  readonly installed?: string | undefined;
  /** Threads of one inference; by default the physical cores, at most WHISPER.maxThreads. */
  readonly threads?: number;
  /** `full`: every segment on Whisper's own window of 30 s; for comparison. */
  readonly window?: 'short' | 'full';
}

/** The engine in this process. Loads nothing before the first `load` or `hear`. */
export function createLocalEngine(options: LocalEngineOptions): Engine {
  return new LocalEngine(options);
}

class LocalEngine implements Engine {
  private now: EngineState = { kind: 'unloaded' };
  private models: Promise<Result<Models, EngineFailure>> | undefined;
  private readonly listeners = new Set<(state: EngineState) => void>();
  private readonly hearings = new Set<LocalHearing>();
  private readonly queue = new WorkQueue();
  private tidying: NodeJS.Timeout | undefined;

  constructor(private readonly options: LocalEngineOptions) {}

  async load(): Promise<Result<void, EngineFailure>> {
    const models = await this.loaded();
    return models.ok ? succeed(undefined) : fail(models.failure);
  }

  state(): EngineState {
    return this.now;
  }

  onState(listener: (state: EngineState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hear(options: HearingOptions, onPreview?: (text: string) => void): Hearing {
    const onOver = (): void => {
      this.hearings.delete(hearing);
      this.tidySoon();
    };
    const hearing = new LocalHearing(options, this.loaded(), this.queue, onOver, onPreview);
    this.hearings.add(hearing);
    clearTimeout(this.tidying);
    return hearing;
  }

  async close(): Promise<void> {
    for (const hearing of this.hearings) hearing.stop({ name: 'engine-died' });
    const models = this.models;
    this.models = undefined;
    // The step that is running ends first: a session must not be released under it.
    await this.queue.add(async () => {
      const loaded = await models;
      if (loaded?.ok !== true) return;
      await loaded.value.whisper.release();
      await loaded.value.vad.release();
    });
    this.become({ kind: 'unloaded' });
  }

  /** Joins a load that runs or has succeeded; one that failed is tried again. */
  private loaded(): Promise<Result<Models, EngineFailure>> {
    if (this.models !== undefined) return this.models;
    const { installed } = this.options;
    const models = this.loadNow();
    this.models = models;
    void models.then((result) => {
      if (this.models !== models) return;
      if (!result.ok) this.models = undefined;
      this.tidySoon();
      const model = installed === undefined ? EMBEDDED_MODEL : basename(installed);
      this.become(result.ok ? { kind: 'ready', model } : { kind: 'failed', failure: result.failure });
    });
    return models;
  }

  /** Between two dictations nobody waits. */
  private tidySoon(): void {
    clearTimeout(this.tidying);
    if (this.hearings.size === 0) this.tidying = setTimeout(tidyUp, ENGINE.tidyAfterMs).unref();
  }

  private async loadNow(): Promise<Result<Models, EngineFailure>> {
    try {
      const { modelsFolder, installed, threads = defaultThreads(), window = 'short' } = this.options;
      const onProgress = (fraction: number): void => this.become({ kind: 'loading', fraction });
      return await loadModels(modelsFolder, { threads, window, installed }, onProgress);
    } catch (error) {
      return fail(engineFailed(error));
    }
  }

  private become(state: EngineState): void {
    this.now = state;
    for (const listener of this.listeners) listener(state);
  }
}

/** Node counts logical processors; hyper-threads share the units that matrices need, so on x86 half of them count. */
function defaultThreads(): number {
  const logical = cpus().length;
  const physical = logical > 2 && process.arch === 'x64' ? Math.ceil(logical / 2) : logical;
  return Math.max(1, Math.min(WHISPER.maxThreads, physical));
}
