import { describe, expect, it, vi } from 'vitest';
import { performance } from 'node:perf_hooks';
import { FRAME_MS, FRAME_SAMPLES } from '../../core/audio';
import { succeed } from '../../core/result';
import { LOOKS, WHISPER } from '../../core/tuning';
import { spokenOf } from '../../engine/decode';
import { KnownText } from '../../engine/known-text';
import { LocalHearing } from '../../engine/local-hearing';
import { look } from '../../engine/look';
import { Stopwatch } from '../../engine/stopwatch';
import { type Draft, transcribe } from '../../engine/transcriber';
import { WorkQueue } from '../../engine/work-queue';
import { SlowModels } from '../fakes/slow-models';
import { sound } from './fixture-sound';
import { allSpeech, encodedShort, realWhisper } from './real-whisper';

const NEVER = new AbortController().signal;
const LOOK_FRAMES = Math.ceil(LOOKS.everyMs / FRAME_MS);

describe('looks at speech without a pause', () => {
  interface Speaker {
    readonly hearing: LocalHearing;
    readonly models: SlowModels;
    /** Frames of a word, 0 for silence, and steps that the model makes in each. */
    readonly say: (word: number, frames: number, steps?: number) => Promise<void>;
  }

  function speak(early?: boolean): Speaker {
    const models = new SlowModels(3);
    const options = early === undefined ? { language: 'en' } : { language: 'en', early };
    const hearing = new LocalHearing(options, Promise.resolve(succeed(models)), new WorkQueue(), () => undefined);
    const say = async (word: number, frames: number, steps = 0): Promise<void> => {
      for (let frame = 0; frame < frames; frame++) {
        hearing.push(new Int16Array(FRAME_SAMPLES).fill(word));
        for (let step = 0; step <= steps; step++) {
          await new Promise((resolve) => setImmediate(resolve));
          if (step < steps) models.step();
        }
      }
    };
    return { hearing, models, say };
  }

  it('come once enough was spoken, one at a time, and leave their draft to the text', async () => {
    const { hearing, models, say } = speak();
    await say(1, LOOK_FRAMES - 1);
    expect(models.looks).toHaveLength(0);
    await say(1, 1);
    expect(models.looks).toMatchObject([{ frames: LOOK_FRAMES }]);
    await say(1, 2 * LOOK_FRAMES);
    expect(models.looks).toHaveLength(1);
    await say(1, 3, 1);
    await say(0, 10, 1);
    expect(models.looks[0]?.signal.aborted).toBe(false);
    expect(models.runs).toMatchObject([{ draft: [LOOK_FRAMES], segment: { fromFrame: 0 } }]);
    hearing.cancel();
  });

  it('rest after each for a multiple of its time', async () => {
    let nowMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const { hearing, models, say } = speak();
    await say(1, LOOK_FRAMES);
    nowMs += 100;
    await say(1, 3, 1);
    await say(1, LOOK_FRAMES, 1);
    expect(models.looks).toHaveLength(1);
    nowMs += 100 * LOOKS.restPerLook - 1;
    await say(1, 1);
    expect(models.looks).toHaveLength(1);
    nowMs += 1;
    await say(1, 1);
    expect(models.looks).toHaveLength(2);
    clock.mockRestore();
    hearing.cancel();
  });

  it('stop for a pause, which begins early as if there had been none', async () => {
    const { hearing, models, say } = speak();
    await say(1, LOOK_FRAMES);
    await say(0, 8);
    expect(models.looks[0]?.signal.aborted).toBe(true);
    await say(0, 1, 1);
    expect(models.looks[0]?.steps).toBe(1);
    expect(models.runs).toHaveLength(1);
    hearing.cancel();
  });

  it('stop when the key comes up, and when the dictation is cancelled', async () => {
    const released = speak();
    await released.say(1, LOOK_FRAMES);
    const heard = released.hearing.finish();
    expect(released.models.looks[0]?.signal.aborted).toBe(true);
    for (let step = 0; step < 10; step++) {
      await new Promise((resolve) => setImmediate(resolve));
      released.models.step();
    }
    expect(await heard).toMatchObject({ ok: true, value: { text: `0-${String(LOOK_FRAMES)}:1` } });

    const cancelled = speak();
    await cancelled.say(1, LOOK_FRAMES);
    cancelled.hearing.cancel();
    expect(cancelled.models.looks[0]?.signal.aborted).toBe(true);
  });

  it('are not made where nothing is to be written ahead', async () => {
    const { hearing, models, say } = speak(false);
    await say(1, 2 * LOOK_FRAMES);
    expect(models.looks).toHaveLength(0);
    hearing.cancel();
  });
});

describe('a look, by the real model', () => {
  const whisper = realWhisper();

  async function transcribed(samples: Int16Array, draft: Draft): Promise<{ text: string; steps: number }> {
    const step = vi.spyOn(whisper().decoder, 'step');
    const done = await transcribe(whisper(), samples, allSpeech(samples), 'en', new Stopwatch(), NEVER, [], draft);
    const steps = step.mock.calls.length;
    step.mockRestore();
    return { text: done?.segment.text ?? '', steps };
  }

  it('at most of a sentence leaves few steps, and the same text', async () => {
    const samples = sound('en_jfk').subarray(0, 330 * FRAME_SAMPLES);
    const plain = await transcribed(samples, { tokens: [] });
    const draft: Draft = { tokens: [] };
    const most = samples.slice(0, (samples.length * 3) / 4);
    await look(whisper(), most, 'auto', new Stopwatch(), NEVER, [], draft);
    expect(draft.tokens.length).toBeGreaterThan(5);
    const drafted = await transcribed(samples, draft);
    expect(drafted.text).toBe(plain.text);
    expect(drafted.steps).toBeLessThan(0.5 * plain.steps);
  });

  it('a known text has the same logits many tokens at a time as token by token', async () => {
    const { decoder, vocabulary } = whisper();
    const encoded = await encodedShort(whisper(), sound('en_jfk'));
    const said = ' And so my fellow Americans, ask not what your country can do for you.';
    const tokens = await whisper().tokensOf(said.repeat(3));
    expect(tokens.length).toBeGreaterThan(WHISPER.knownTokensAtOnce + 5);
    const prompt = [vocabulary.start, ...spokenOf(vocabulary, 'en'), vocabulary.noTimestamps];
    const steps = vi.spyOn(decoder, 'steps');
    const known = await KnownText.begin(whisper(), encoded, prompt, tokens, 0);
    const rows: number[] = [];
    for (let at = 0; at <= tokens.length; at++) {
      const { logits, offset } = at === 0 ? known.place : await known.next();
      rows.push(logits[offset + (tokens[at] ?? vocabulary.end)] ?? NaN);
    }
    expect(steps).toHaveBeenCalledTimes(Math.ceil(tokens.length / WHISPER.knownTokensAtOnce) - 1);
    await expect(known.next()).rejects.toThrow('over');

    let logits = await decoder.begin(encoded, prompt, [prompt.length - 1]);
    const single: number[] = [];
    for (const token of [...tokens, vocabulary.end]) {
      single.push(logits[token] ?? NaN);
      logits = await decoder.step(token);
    }
    decoder.end();
    // Rounded otherwise; the logits of other places differ by 5 and more.
    expect(Math.max(...rows.map((row, at) => Math.abs(row - (single[at] ?? NaN))))).toBeLessThan(1.5);
    const moved = rows.slice(1).map((row, at) => Math.abs(row - (single[at] ?? NaN)));
    expect(Math.max(...moved)).toBeGreaterThan(5);
  });
});
