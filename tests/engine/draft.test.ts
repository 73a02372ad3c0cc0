import { describe, expect, it, vi } from 'vitest';
import { randomNumbers } from '../../core/random';
import { decode, type Decoded } from '../../engine/decode';
import type { Encoded } from '../../engine/decoder';
import { sound } from './fixture-sound';
import { encodedShort, realWhisper } from './real-whisper';

const NEVER = new AbortController().signal;

const whisper = realWhisper();

function encoded(name: string): Promise<Encoded> {
  return encodedShort(whisper(), sound(name));
}

function text(clip: Encoded, draft: readonly number[], maxTokens = 100): Promise<Decoded> {
  return decode(whisper(), clip, { language: 'en', maxTokens, isLooping: () => false, signal: NEVER, draft });
}

describe('a draft of the text', () => {
  it.each(['en_jfk', 'en_ps_goforward', 'en_ps_sense-0880'])('changes nothing of %s, right or wrong', async (name) => {
    const clip = await encoded(name);
    const plain = await text(clip, []);
    expect(plain.tokens.length).toBeGreaterThan(3);
    const middle = plain.tokens.length >> 1;
    const drafts = {
      all: plain.tokens,
      'the first half': plain.tokens.slice(0, middle),
      'one wrong word': plain.tokens.map((token, at) => (at === middle ? 1234 : token)),
      'one word too many': [...plain.tokens, 1234],
      'one word left out': plain.tokens.filter((_, at) => at !== middle),
      'of something else': [1000, 2000, 3000],
    };
    for (const [kind, draft] of Object.entries(drafts)) {
      const drafted = await text(clip, draft);
      expect(drafted.tokens, kind).toEqual(plain.tokens);
      expect(drafted.ended, kind).toBe(plain.ended);
      // Many rows at once are rounded otherwise than one after the other.
      expect(Math.abs(drafted.averageLogProb - plain.averageLogProb), kind).toBeLessThan(0.02);
      expect(Math.abs(drafted.noSpeechProbability - plain.noSpeechProbability), kind).toBeLessThan(0.02);
    }
  });

  it('that is right takes no step, and one that is wrong from some word on the steps from there', async () => {
    const clip = await encoded('en_jfk');
    const step = vi.spyOn(whisper().decoder, 'step');
    const { tokens } = await text(clip, []);
    expect(step).toHaveBeenCalledTimes(tokens.length);
    step.mockClear();
    await text(clip, tokens);
    expect(step).not.toHaveBeenCalled();
    step.mockClear();
    await text(clip, [...tokens.slice(0, 10), 1234]);
    expect(step).toHaveBeenCalledTimes(tokens.length - 10);
    step.mockRestore();
  });

  it('is cut where it is longer than a text may be', async () => {
    const clip = await encoded('en_jfk');
    const { tokens } = await text(clip, []);
    expect((await text(clip, tokens, 5)).tokens).toEqual(tokens.slice(0, 5));
  });
});

describe('a drawn text', () => {
  const drawn = async (clip: Encoded, temperature: number, seed: number): Promise<string> => {
    const draws = { temperature, random: randomNumbers(seed) };
    const options = { language: 'en', maxTokens: 100, isLooping: () => false, signal: NEVER, draws };
    const { tokens, logProbs, averageLogProb } = await decode(whisper(), clip, options);
    expect(logProbs).toHaveLength(tokens.length);
    expect(averageLogProb).toBeLessThan(0);
    return whisper().textOf(tokens).trim();
  };

  it('is the same for the same numbers, near the likeliest one when it is drawn coldly, and another when it is not', async () => {
    const clip = await encoded('en_ps_sense-0890');
    const likeliest = whisper()
      .textOf((await text(clip, [])).tokens)
      .trim();
    expect(await drawn(clip, 0.01, 1)).toBe(likeliest);
    const warm = [await drawn(clip, 1, 1), await drawn(clip, 1, 2), await drawn(clip, 1, 3)];
    expect(await drawn(clip, 1, 1)).toBe(warm[0]);
    expect(new Set(warm).size).toBeGreaterThan(1);
  });
});

describe('a text from a fork of another', () => {
  it('is the one that is written from the beginning, without giving the decoder what it has', async () => {
    const clip = await encoded('en_jfk');
    const options = { language: 'en', maxTokens: 100, isLooping: () => false, signal: NEVER };
    const plain = await text(clip, []);
    const begin = vi.spyOn(whisper().decoder, 'begin');
    const [well] = await whisper().tokensOf(' Well');
    for (const at of [0, 3, plain.tokens.length - 1]) {
      // A comma before all leaves another one further on all but a tie (0.08 nats), which many tokens at a time may round the other way.
      const other = at === 0 ? (well ?? NaN) : 11;
      const from = {
        tokens: [...plain.tokens.slice(0, at), other],
        logProbs: [...plain.logProbs.slice(0, at), -1],
        behindNats: 0,
        noSpeechProbability: plain.noSpeechProbability,
      };
      await text(clip, []);
      begin.mockClear();
      const forked = await decode(whisper(), clip, { ...options, draft: plain.tokens.slice(at) }, from);
      expect(begin).not.toHaveBeenCalled();
      const { decoder, vocabulary } = whisper();
      const plainDecoder = {
        begin: decoder.begin.bind(decoder),
        step: decoder.step.bind(decoder),
        end: decoder.end.bind(decoder),
        release: decoder.release.bind(decoder),
      };
      const anew = await decode({ decoder: plainDecoder, vocabulary }, clip, options, from);
      expect(forked.tokens).toEqual(anew.tokens);
      expect(forked.tokens.slice(0, at + 1)).toEqual(from.tokens);
      expect(Math.abs(forked.averageLogProb - anew.averageLogProb)).toBeLessThan(0.02);
      expect(Math.abs(forked.noSpeechProbability - anew.noSpeechProbability)).toBeLessThan(0.02);
    }
    begin.mockRestore();
  });
});
