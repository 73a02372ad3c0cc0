import { describe, expect, it } from 'vitest';
import { withBackground } from '../../../cli/live/noise-floor';
import { pacedSound } from '../../../cli/live/paced-sound';
import { joinSounds, SpeechFinder, untilRelease } from '../../../cli/live/spoken-sound';
import { FRAME_SAMPLES, msToSamples } from '../../../core/audio';
import { join16, MODELS, silence, sound } from '../../engine/fixture-sound';

describe('a sound’s own background', () => {
  it('is as loud as its quietest stretch, and makes no jump', () => {
    const samples = sound('en_jfk');
    const longer = withBackground(samples, 16_000).subarray(samples.length);
    const power = (some: Int16Array): number => some.reduce((sum, sample) => sum + sample * sample, 0) / some.length;
    expect(power(longer)).toBeGreaterThan(0);
    expect(power(longer)).toBeLessThan(power(samples) / 100);
    const step = (some: Int16Array): number =>
      some.reduce((most, sample, index) => Math.max(most, Math.abs(sample - (some[index - 1] ?? sample))), 0);
    expect(step(longer)).toBeLessThan(step(samples) / 4);
  });

  it('is a step of noise where the sound is digital silence', () => {
    const longer = withBackground(silence(500), 1_600).subarray(msToSamples(500));
    expect(new Set(longer)).toEqual(new Set([-1, 0, 1]));
  });
});

describe('where speech ends', () => {
  it('is found before the sound is played, in a clip and in joined ones', async () => {
    const loaded = await SpeechFinder.load(MODELS);
    if (!loaded.ok) throw new Error(loaded.failure.name);
    const finder = loaded.value;
    const samples = sound('en_ps_goforward');
    const { fromFrame, toFrame: speechEndFrame } = await finder.find(samples);
    expect(fromFrame).toBeLessThan(40);
    expect(speechEndFrame).toBeGreaterThan(40);
    const quiet = join16(samples, silence(3_000));
    expect(Math.abs((await finder.find(quiet)).toFrame - speechEndFrame)).toBeLessThanOrEqual(2);
    expect(await finder.find(silence(2_000))).toEqual({ fromFrame: 0, toFrame: 0 });

    const spoken = { id: 'a', text: 'go forward', samples, speechEndFrame };
    const joined = joinSounds([spoken, spoken], 500);
    expect(joined).toMatchObject({ text: 'go forward go forward' });
    expect(joined.samples).toHaveLength(2 * samples.length + msToSamples(500));
    const { toFrame: end } = await finder.find(joined.samples);
    expect(Math.abs(end - speechEndFrame - (samples.length + msToSamples(500)) / FRAME_SAMPLES)).toBeLessThan(3);
    await finder.release();
    expect(untilRelease(spoken, 0)).toHaveLength(speechEndFrame * FRAME_SAMPLES);
    expect(untilRelease(spoken, 2_000)).toHaveLength(speechEndFrame * FRAME_SAMPLES + msToSamples(2_000));
  });

  it('is not known without a detector', async () => {
    expect(await SpeechFinder.load('/no/such/folder')).toMatchObject({ ok: false, failure: { name: 'model-missing' } });
  });
});

describe('sound at the pace of speech', () => {
  it('comes when it was spoken, also where its reader is slow for a while', async () => {
    const samples = sound('en_ps_cards-001').subarray(0, 10 * FRAME_SAMPLES + 200);
    const startMs = performance.now();
    let releasedAtMs = 0;
    const atMs: number[] = [];
    let heard = 0;
    for await (const event of pacedSound(samples, (ms) => (releasedAtMs = ms))) {
      atMs.push(performance.now() - startMs);
      if (event.kind === 'frame') heard += event.samples.length;
      if (atMs.length === 3) await new Promise((resolve) => setTimeout(resolve, 90));
    }
    expect(heard).toBe(samples.length);
    expect(releasedAtMs - startMs).toBeGreaterThanOrEqual(332.5);
    expect(releasedAtMs - startMs).toBeLessThan(400);
    // Ten frames, a part of one, the ending; none before it was spoken.
    expect(atMs).toHaveLength(12);
    for (const [index, ms] of atMs.slice(0, 10).entries()) expect(ms).toBeGreaterThanOrEqual((index + 1) * 32);
  });
});
