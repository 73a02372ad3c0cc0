import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { succeed } from '../../core/result';
import { pacedSound } from '../../cli/live/paced-sound';
import { forkChild } from '../../engine/fork-child';
import { LocalHearing } from '../../engine/local-hearing';
import { createRemoteEngine } from '../../engine/remote-engine';
import { WorkQueue } from '../../engine/work-queue';
import { SlowModels } from '../fakes/slow-models';
import { bundleEngineProcess } from './engine-process';
import { join16, MODELS, silence, sound } from './fixture-sound';

let script = '';
beforeAll(async () => {
  script = await bundleEngineProcess();
});
afterAll(() => rmSync(script, { force: true }));

it('the words so far come through the engine’s process while one still speaks', { timeout: 120_000 }, async () => {
  const engine = createRemoteEngine(() => forkChild({ script, modelsFolder: MODELS, threads: 2 }));
  await engine.load();
  const previews: string[] = [];
  const hearing = engine.hear({ language: 'en' }, (text) => previews.push(text));
  // A pause long enough for a busy machine to get through with the early start.
  for await (const event of pacedSound(join16(sound('en_ps_goforward'), silence(6_000)), () => undefined)) {
    if (event.kind === 'frame') hearing.push(event.samples);
  }
  const before = [...previews];
  const heard = await hearing.finish();
  await engine.close();
  expect(heard).toMatchObject({ ok: true, value: { text: before.at(-1) } });
  expect(previews).toEqual(before);
});

it('a preview grows with each pause and each segment, and is never a text of an early start that was dropped', async () => {
  const models = new SlowModels(2);
  const previews: string[] = [];
  const hearing = new LocalHearing(
    { language: 'en' },
    Promise.resolve(succeed(models)),
    new WorkQueue(),
    () => undefined,
    (text) => previews.push(text),
  );
  const say = async (word: number, frames: number, steps: number): Promise<void> => {
    for (let frame = 0; frame < frames; frame++) {
      hearing.push(new Int16Array(FRAME_SAMPLES).fill(word));
      await new Promise((resolve) => setImmediate(resolve));
      for (let step = 0; step < steps; step++) models.step();
    }
  };
  await say(1, 20, 0);
  await say(0, 10, 1);
  await say(2, 20, 0);
  // Begun, and dropped before it is through.
  await say(0, 8, 0);
  await say(3, 20, 1);
  await say(0, 100, 1);
  await say(4, 20, 0);
  await say(0, 10, 1);
  expect(previews).toEqual(['0-26:1', '0-84:1,2,3', '0-84:1,2,3 169-204:4']);
  hearing.cancel();
});
