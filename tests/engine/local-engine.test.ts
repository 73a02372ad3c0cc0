import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../core/judgement';
import { createLocalEngine } from '../../engine/local-engine';
import { join16, MODELS, silence, sound, wordsOf } from './fixture-sound';
import { hearAll, pushAll } from './hear-all';

const LIMITS = { minCharacters: 1, minWords: 1 };
const JFK =
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

const engine = createLocalEngine({ modelsFolder: MODELS, threads: 2 });

beforeAll(async () => {
  expect(await engine.load()).toEqual({ ok: true, value: undefined });
});
afterAll(() => engine.close());

describe('what is said', () => {
  it('gives the JFK sample to the letter', async () => {
    const heard = await hearAll(engine, sound('en_jfk'));
    expect(heard.text).toBe(JFK);
    expect(judge(heard, LIMITS)).toBe('valid');
    expect(heard.segments[0]).toMatchObject({ window: 'short' });
    expect(heard.timings.decodeSteps).toBeGreaterThan(20);
    expect(heard.timings.afterReleaseMs).toBeGreaterThan(0);
  });

  it.each([
    ['en_ps_sense-0890', 'unless to be rather cold hearted and rather selfish is to be ill disposed'],
    ['en_ps_sense-0930', 'he might even have been made amiable himself'],
    ['en_ps_goforward', 'go forward 10 meters'],
    ['en_ps_cards-001', '10 of clubs'],
  ])('%s', async (name, words) => {
    const heard = await hearAll(engine, sound(name));
    expect(wordsOf(heard.text).join(' ')).toBe(words);
    expect(judge(heard, LIMITS)).toBe('valid');
  });

  it('finds the language by itself', async () => {
    const heard = await hearAll(engine, sound('en_jfk'), 'auto');
    expect(heard.language).toBe('en');
    expect(heard.text).toBe(JFK);
  });

  it('takes pieces of any length', async () => {
    const samples = sound('en_ps_sense-0930');
    const hearing = engine.hear({ language: 'en' });
    for (let at = 0, length = 1; at < samples.length; at += length, length = (length * 7) % 1301) {
      hearing.push(samples.subarray(at, at + length));
    }
    const result = await hearing.finish();
    expect(result.ok && wordsOf(result.value.text).at(-1)).toBe('himself');
  });
});

describe('what is not speech', () => {
  it.each(['ns_gen_silence5', 'ns_gen_hum50', 'ns_gen_beep', 'ns_sp_ambi_piano'])(
    '%s is not delivered',
    async (name) => {
      const heard = await hearAll(engine, sound(name));
      expect(judge(heard, LIMITS)).toBe('no-speech');
    },
  );

  it.each([0, 1, 511, 512, 513])('%i samples give no text', async (length) => {
    const heard = await hearAll(engine, sound('en_jfk').subarray(0, length));
    expect(heard).toMatchObject({ text: '', segments: [] });
  });
});

describe('hearings beside each other', () => {
  it('gives each its own text', async () => {
    const first = engine.hear({ language: 'en' });
    const second = engine.hear({ language: 'en' });
    pushAll(first, sound('en_ps_sense-0930'));
    pushAll(second, sound('en_ps_goforward'));
    const results = await Promise.all([second.finish(), first.finish()]);
    const texts = results.map((result) => (result.ok ? wordsOf(result.value.text) : []));
    expect(texts[0]?.slice(0, 2)).toEqual(['go', 'forward']);
    expect(texts[1]?.at(-1)).toBe('himself');
  });

  it('cancels one in the middle and goes on with the next', async () => {
    const cancelled = engine.hear({ language: 'en' });
    pushAll(cancelled, join16(sound('en_jfk'), silence(1000), sound('en_jfk')));
    const result = cancelled.finish();
    cancelled.cancel();
    cancelled.cancel();
    cancelled.push(silence(100));
    expect(await result).toMatchObject({ ok: false, failure: { name: 'engine-failed' } });
    await expect(cancelled.drained()).resolves.toBeUndefined();
    expect((await hearAll(engine, sound('en_jfk'))).text).toBe(JFK);
  });
});

describe('states', () => {
  it('loads at the first hearing, shows how far it is, and ends its hearings when closed', async () => {
    const other = createLocalEngine({ modelsFolder: MODELS });
    const kinds: string[] = [];
    const fractions: number[] = [];
    other.onState((state) => {
      if (kinds.at(-1) !== state.kind) kinds.push(state.kind);
      if (state.kind === 'loading') fractions.push(state.fraction);
    });
    expect(other.state()).toEqual({ kind: 'unloaded' });
    expect((await hearAll(other, sound('en_ps_goforward'))).text).toMatch(/^Go forward/);
    expect(other.state()).toEqual({ kind: 'ready', model: 'whisper-base' });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.length).toBeGreaterThan(2);
    const open = other.hear({ language: 'en' });
    await other.close();
    expect(await open.finish()).toEqual({ ok: false, failure: { name: 'engine-died' } });
    expect(kinds).toEqual(['loading', 'ready', 'unloaded']);
  });
});
