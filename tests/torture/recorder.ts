import { appendFileSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_MS, FRAME_SAMPLES, type SoundEvent } from '../../core/audio';
import { dictate } from '../../core/dictate';
import type { Line } from '../../core/line';
import type { History, Recordings } from '../../core/ports';
import { systemClock } from '../../electron/clock';
import { forkChild } from '../../engine/fork-child';
import { createRemoteEngine } from '../../engine/remote-engine';
import { openHistory } from '../../storage/history';
import { createRecordings } from '../../storage/recordings';
import { readSamples } from './samples';
import type { RecorderTask, Stage } from './stages';
import { TORTURE_WISHES } from './wishes';

// The real line, with a WAV for a microphone and a file for a clipboard: the process that gets killed.

const task = JSON.parse(process.argv[2] ?? '{}') as RecorderTask;

function reach(stage: Stage): void {
  process.stdout.write(`${stage}\n`);
}

/** Frames at the pace of speech; each is counted before it is handed over. */
async function* microphone(): AsyncGenerator<SoundEvent> {
  const samples = await readSamples(task.wav);
  const counter = openSync(task.sentFile, 'w');
  const startMs = performance.now();
  for (let frame = 0; frame * FRAME_SAMPLES < samples.length; frame++) {
    const dueMs = (frame * FRAME_MS) / task.pace - (performance.now() - startMs);
    if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
    writeSync(counter, String(frame + 1).padStart(8), 0);
    yield { kind: 'frame', samples: samples.slice(frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES) };
    if (frame === 0) reach('recording');
  }
  yield { kind: 'end', ending: 'released' };
}

function watched(history: History): History {
  const put: History['put'] = async (entry) => {
    const kept = await history.put(entry);
    reach('kept');
    return kept;
  };
  return new Proxy(history, {
    get: (target, name) => (name === 'put' ? put : (Reflect.get(target, name) as unknown)),
  });
}

async function main(): Promise<void> {
  const { history } = await openHistory({ file: join(task.dataFolder, 'history.sqlite') });
  const recordings: Recordings = createRecordings({ folder: join(task.dataFolder, 'recordings') });
  const engine = createRemoteEngine(() => forkChild({ script: task.enginePath, modelsFolder: task.modelsFolder }));
  const line: Line = {
    recordings,
    engine,
    history: watched(history),
    deliverer: {
      deliver: () => {
        reach('delivering');
        appendFileSync(task.deliveredFile, `${task.sessionId}\n`);
        reach('delivered');
        return Promise.resolve({ kind: 'copied' });
      },
    },
    clock: systemClock,
    report: (_sessionId, news) => {
      if (news.kind === 'thinking') reach('finishing');
    },
  };
  reach('starting');
  await dictate(task.sessionId, microphone(), TORTURE_WISHES, line);
  await engine.close();
  process.exit(0);
}

void main();
