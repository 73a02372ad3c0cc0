import { afterAll, describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../engine/local-engine';
import { Stopwatch } from '../../engine/stopwatch';
import { transcribe } from '../../engine/transcriber';
import { areAlike, isEcho, transcribePrompted } from '../../engine/vocabulary-prompt';
import { MODELS, sound } from './fixture-sound';
import { pushAll } from './hear-all';
import { allSpeech, realWhisper } from './real-whisper';

const WORDS = ['Kubernetes', 'Grafana', 'Amyable', 'Willoughby', 'metres'];

describe('words of the user’s own, with the real model', () => {
  const engine = createLocalEngine({ modelsFolder: MODELS, threads: 2 });
  afterAll(() => engine.close());

  async function hear(name: string, vocabulary: readonly string[]): Promise<string> {
    const hearing = engine.hear({ language: 'en', vocabulary });
    pushAll(hearing, sound(name));
    const heard = await hearing.finish();
    return heard.ok ? heard.value.text : heard.failure.name;
  }

  it('are spelled as the user spells them, where they are said', async () => {
    expect(await hear('en_ps_sense-0930', [])).toContain('amiable');
    expect(await hear('en_ps_sense-0930', WORDS)).toContain('Amyable');
  });

  it('leave the words of a text alone in which they are not said', async () => {
    // Commas are not words: what was said before has a say in them.
    const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
    const plain = wordsOf(await hear('en_jfk', []));
    expect(plain).toHaveLength(22);
    expect(wordsOf(await hear('en_jfk', WORDS))).toEqual(plain);
  });
});

describe('where nobody speaks', () => {
  const whisper = realWhisper();

  // Past the detector, which lets none of these through.
  it.each(['ns_sp_ambi_piano', 'ns_gen_hum50', 'ns_gen_silence5', 'ns_gen_beep'])(
    '%s does not echo the words',
    async (name) => {
      const samples = sound(name);
      const { signal } = new AbortController();
      const heard = await transcribePrompted(whisper(), WORDS, (previous) =>
        transcribe(whisper(), samples, allSpeech(samples), 'en', new Stopwatch(), signal, previous),
      );
      expect(heard).toBeDefined();
      expect(isEcho(heard?.segment.text ?? '', WORDS)).toBe(false);
    },
  );
});

describe('the guard against an echo', () => {
  const model = {
    tokensOf: (text: string) => Promise.resolve(Array.from(text, (char) => char.charCodeAt(0))),
    vocabulary: { startOfPrevious: 9 },
  };
  const whisper = model as unknown as Parameters<typeof transcribePrompted>[0];

  /** What each run is said to hear, and with which tokens before it each one was made. */
  async function guarded(
    words: readonly string[],
    ...texts: readonly string[]
  ): Promise<{ text: string | undefined; runs: string[] }> {
    const runs: string[] = [];
    const heard = await transcribePrompted(whisper, words, (previous) => {
      const text = texts[runs.length] ?? '';
      runs.push(String.fromCharCode(...previous.slice(1)));
      const rest = { startMs: 0, endMs: 1, doubts: [], averageLogProb: 0, noSpeechProbability: 0, compressionRatio: 1 };
      return Promise.resolve({ language: 'en', segment: { ...rest, text, window: 'short' } });
    });
    return { text: heard?.segment.text, runs };
  }

  it('hears a text of nothing but the words once more without them, and takes that one', async () => {
    expect(await guarded(WORDS, 'Kubernetes, Grafana.', 'you')).toEqual({
      text: 'you',
      runs: [' Kubernetes, Grafana, Amyable, Willoughby, metres.', ''],
    });
  });

  it('keeps the spelling where the other text sounds alike', async () => {
    expect(await guarded(['Kubernetes'], 'Kubernetes.', 'Cooper Netties.')).toMatchObject({ text: 'Kubernetes.' });
  });

  it('runs once without words, or with a text of other words', async () => {
    expect((await guarded([], 'Kubernetes')).runs).toEqual(['']);
    expect((await guarded(WORDS, 'Ask what Kubernetes can do for you')).runs).toHaveLength(1);
  });

  it('takes as many words as there is room for', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `Name${String(i)}`);
    const { runs } = await guarded(many, 'something else');
    expect(runs[0]?.length).toBeLessThanOrEqual(120);
    expect(runs[0]).toMatch(/^ Name0, Name1, .*\.$/);
  });

  it('knows what is an echo and what is alike', () => {
    expect(isEcho('', WORDS)).toBe(false);
    expect(isEcho('kubernetes GRAFANA', WORDS)).toBe(true);
    expect(isEcho('He was made Amyable himself', WORDS)).toBe(false);
    expect(areAlike('Grafana', 'gra fauna')).toBe(true);
    expect(areAlike('Grafana, Kubernetes', 'you')).toBe(false);
  });
});
