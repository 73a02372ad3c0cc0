import type { Engine } from '../engine';
import type { EngineFailure } from '../failure';
import { fail, type Result, succeed } from '../result';
import { sumErrors, werPercent } from '../scoring/word-error-rate';
import { mean } from '../statistics';
import type { ModelBench } from './recommend';
import { type HeardClip, hearSpoken, type SpokenClip } from './spoken-clip';

/** A model that was benched, or why it could not be. */
export type BenchRow =
  | { readonly kind: 'heard'; readonly bench: ModelBench }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: EngineFailure };

export interface BenchWork {
  readonly names: readonly string[];
  /** At least one. */
  readonly clips: readonly SpokenClip[];
  /** Whisper's code for what is spoken in all of them. */
  readonly language: string;
}

export interface BenchPorts {
  /** Makes the engine with a model; it is closed again before the next one is made. */
  open(name: string): Engine;
  /** A clock that only ever grows. */
  steadyMs(): number;
  /** `false` ends the work before the next model or clip; what runs is ended by closing its engine. */
  goesOn(): boolean;
  /** Called when the model is loaded (`clips` 0) and after each of its clips. */
  onClip(name: string, clips: number): void;
  onRow(row: BenchRow): void;
}

/** Benches models one after the other: one that fails does not keep the others from their turn. */
export async function benchModels({ names, clips, language }: BenchWork, ports: BenchPorts): Promise<void> {
  for (const name of names) {
    if (!ports.goesOn()) return;
    const engine = ports.open(name);
    let results: Result<readonly HeardClip[], EngineFailure>;
    try {
      results = await hearAll(name, clips, language, engine, ports);
    } finally {
      await engine.close();
    }
    // What was ended by closing its engine has not failed.
    if (!ports.goesOn()) return;
    if (results.ok) ports.onRow({ kind: 'heard', bench: sumUp(name, results.value) });
    else ports.onRow({ kind: 'failed', name, failure: results.failure });
  }
}

/** All or nothing: figures of two models can be compared where they are of the same clips. */
async function hearAll(
  name: string,
  clips: readonly SpokenClip[],
  language: string,
  engine: Engine,
  ports: BenchPorts,
): Promise<Result<readonly HeardClip[], EngineFailure>> {
  const loaded = await engine.load();
  if (!loaded.ok) return loaded;
  const results: HeardClip[] = [];
  for (const clip of clips) {
    // A hearing would start a closed engine again.
    if (!ports.goesOn()) return fail({ name: 'engine-died' });
    ports.onClip(name, results.length);
    const heard = await hearSpoken(clip, language, engine, () => ports.steadyMs());
    if (!heard.ok) return heard;
    results.push(heard.value);
  }
  ports.onClip(name, results.length);
  return succeed(results);
}

function sumUp(name: string, results: readonly HeardClip[]): ModelBench {
  const errors = sumErrors(results);
  // The first run allocates and plans: not what a user waits for every time.
  const timed = results.length > 1 ? results.slice(1) : results;
  return {
    name,
    wer: werPercent(errors),
    words: errors.words,
    meanMs: mean(timed.map(({ ms }) => ms)),
    clipMs: mean(timed.map(({ durationMs }) => durationMs)),
  };
}
