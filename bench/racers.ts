import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Engine } from '../core/engine';
import { forkChild } from '../engine/fork-child';
import { createRemoteEngine } from '../engine/remote-engine';
import { loadPlainPipeline } from './plain-pipeline';
import type { Racer } from './race';

export interface ClosableRacer extends Racer {
  close(): Promise<void>;
}

/** Our engine in a process of its own, as the app has it. */
export function ourProcess(modelsFolder: string, threads: number): Engine {
  const script = join(process.cwd(), 'dist/engine-process.cjs');
  return createRemoteEngine(() => forkChild({ script, modelsFolder, threads }));
}

/** Our engine, a whole clip pushed at once: detector, features, Whisper. */
export function ourRacer(name: string, engine: Engine): ClosableRacer {
  return {
    name,
    hear: async ({ samples, language }) => {
      const hearing = engine.hear({ language });
      hearing.push(samples);
      const heard = await hearing.finish();
      if (!heard.ok) throw new Error(heard.failure.name);
      return { text: heard.value.text };
    },
    close: () => engine.close(),
  };
}

/** The library's own pipeline on the 30 s window. */
export async function plainRacer(modelFolder: string, threads: number): Promise<Racer> {
  const plain = await loadPlainPipeline(modelFolder, threads);
  return {
    name: 'transformers.js pipeline, 30 s window',
    hear: async ({ samples, language }) => ({ text: await plain(samples, language) }),
  };
}

/** PyPI's faster-whisper in a process of its own, timed by its own clock. */
export async function fasterWhisperRacer(
  program: string,
  { python, model }: { readonly python: string; readonly model: string },
  threads: number,
): Promise<ClosableRacer> {
  const child = spawn(python, [program, model, String(threads)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('faster-whisper ended early');
    return JSON.parse(line.value);
  };
  await answer();
  return {
    name: 'faster-whisper, int8, beam 1',
    hear: async ({ file, language }) => {
      child.stdin.write(`${JSON.stringify({ file, language })}\n`);
      return (await answer()) as { text: string; ms: number };
    },
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
