import type { Engine, EngineState, Hearing, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import { fail, impossible, type Result } from '../core/result';
import { TIMEOUT } from '../core/tuning';
import type { EngineChild } from './child';
import { parseFromEngine } from './parse-message';
import type { FromEngine } from './protocol';
import { RemoteHearing } from './remote-hearing';
import { Watchdog } from './watchdog';

export interface RemoteEngineOptions {
  /** Longest silence of a process that loads or starts; TIMEOUT.engineLoadMs by default. */
  readonly loadSilenceMs?: number;
  /** Longest silence of one that is ready; TIMEOUT.engineSilenceMs by default. */
  readonly silenceMs?: number;
}

/**
 * The engine in a process of its own, so that whatever happens there the app stays up. The process is started at the
 * first use, and again at the next use after it died or was killed because it hung.
 */
export function createRemoteEngine(spawn: () => EngineChild, options: RemoteEngineOptions = {}): Engine {
  return new RemoteEngine(spawn, {
    loadSilenceMs: options.loadSilenceMs ?? TIMEOUT.engineLoadMs,
    silenceMs: options.silenceMs ?? TIMEOUT.engineSilenceMs,
  });
}

type LoadResult = Result<void, EngineFailure>;

/** A process that runs, and what hangs on it. */
interface Running {
  readonly child: EngineChild;
  readonly watchdog: Watchdog;
  readonly hearings: Map<number, RemoteHearing>;
  loads: ((result: LoadResult) => void)[];
}

class RemoteEngine implements Engine {
  private now: EngineState = { kind: 'unloaded' };
  private running: Running | undefined;
  private lastId = 0;
  private readonly listeners = new Set<(state: EngineState) => void>();

  constructor(
    private readonly spawn: () => EngineChild,
    private readonly limits: Required<RemoteEngineOptions>,
  ) {}

  load(): Promise<LoadResult> {
    const running = this.start();
    return new Promise((resolve) => {
      running.loads.push(resolve);
      running.child.post({ kind: 'load' });
    });
  }

  state(): EngineState {
    return this.now;
  }

  onState(listener: (state: EngineState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hear(options: HearingOptions, onPreview?: (text: string) => void): Hearing {
    const { child, hearings } = this.start();
    const id = ++this.lastId;
    const hearing = new RemoteHearing(
      id,
      (message) => child.post(message),
      () => hearings.delete(id),
      onPreview,
    );
    hearings.set(id, hearing);
    child.post({ kind: 'hear', id, options });
    return hearing;
  }

  close(): Promise<void> {
    const running = this.running;
    if (running === undefined) return Promise.resolve();
    const gone = new Promise<void>((resolve) => running.child.onExit(resolve));
    this.end(running, { name: 'engine-died' }, { kind: 'unloaded' });
    return gone;
  }

  private start(): Running {
    if (this.running !== undefined) return this.running;
    const child = this.spawn();
    const limitMs = (): number => (this.now.kind === 'ready' ? this.limits.silenceMs : this.limits.loadSilenceMs);
    const running: Running = {
      child,
      watchdog: new Watchdog(Math.min(TIMEOUT.engineHeartbeatMs, this.limits.silenceMs / 4), limitMs, () =>
        this.lose(running, { name: 'engine-hung' }),
      ),
      hearings: new Map(),
      loads: [],
    };
    this.running = running;
    this.become({ kind: 'loading', fraction: 0 });
    child.onMessage((message) => {
      if (this.running !== running) return;
      const parsed = parseFromEngine(message);
      if (parsed === undefined) this.lose(running, { name: 'engine-failed', detail: 'it sent nonsense' });
      else this.take(running, parsed);
    });
    child.onExit(() => this.lose(running, { name: 'engine-died' }));
    return running;
  }

  private take(running: Running, message: FromEngine): void {
    running.watchdog.pat();
    switch (message.kind) {
      case 'beat':
        return;
      case 'state':
        this.become(message.state);
        return;
      case 'loaded':
        running.loads.shift()?.(message.result);
        return;
      case 'taken':
        running.hearings.get(message.id)?.taken(message.samples);
        return;
      case 'preview':
        running.hearings.get(message.id)?.preview(message.text);
        return;
      case 'heard':
        running.hearings.get(message.id)?.settle(message.result);
        return;
      default:
        impossible(message);
    }
  }

  private lose(running: Running, failure: EngineFailure): void {
    if (this.running === running) this.end(running, failure, { kind: 'failed', failure });
  }

  /** Kills the process and tells everyone who waits for it. */
  private end(running: Running, failure: EngineFailure, state: EngineState): void {
    this.running = undefined;
    running.watchdog.stop();
    running.child.kill();
    this.become(state);
    for (const resolve of running.loads) resolve(fail(failure));
    for (const hearing of [...running.hearings.values()]) hearing.settle(fail(failure));
  }

  private become(state: EngineState): void {
    this.now = state;
    for (const listener of this.listeners) listener(state);
  }
}
