import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseText, chooseWithTimes, probabilityOf } from '../../engine/token-rules';
import { readVocabulary } from '../../engine/vocabulary';
import { MODELS } from './fixture-sound';

const read = (file: string): unknown => JSON.parse(readFileSync(join(MODELS, 'whisper-base', file), 'utf8')) as unknown;
const vocabulary = readVocabulary(read('generation_config.json'), read('config.json'));
const { firstTimestamp, end } = vocabulary;
const COMMA = 11;
const WORD = 400;

/** Logits of 0 but for these. */
function logitsWith(values: Readonly<Record<number, number>>): Float32Array {
  const logits = new Float32Array(vocabulary.size);
  for (const [token, value] of Object.entries(values)) logits[Number(token)] = value;
  return logits;
}

describe('the vocabulary', () => {
  it('is read from the model’s files', () => {
    expect(vocabulary).toMatchObject({
      size: 51_865,
      start: 50_258,
      end: 50_257,
      transcribe: 50_359,
      noSpeech: 50_362,
    });
    expect(vocabulary.languages.get('en')).toBe(50_259);
    expect(vocabulary.punctuation).toContain(COMMA);
  });

  it('is refused where the file is of something else', () => {
    expect(() => readVocabulary({}, {})).toThrow('eos_token_id');
    expect(() => readVocabulary(null, undefined)).toThrow();
  });
});

describe('plain text', () => {
  it('never takes a suppressed token, nor a blank or the end first', () => {
    const suppressed = vocabulary.suppressed.indexOf(1);
    expect(chooseText(logitsWith({ [suppressed]: 9, [WORD]: 5 }), 0, vocabulary, false).token).toBe(WORD);
    expect(chooseText(logitsWith({ [end]: 9, 220: 8, [WORD]: 5 }), 0, vocabulary, true).token).toBe(WORD);
    expect(chooseText(logitsWith({ [end]: 9, [WORD]: 5 }), 0, vocabulary, false).token).toBe(end);
    expect(chooseText(logitsWith({ [firstTimestamp]: 9, [WORD]: 5 }), 0, vocabulary, false).token).toBe(WORD);
  });

  it('gives the logarithm of the softmax over what is allowed', () => {
    fc.assert(
      fc.property(fc.float({ min: -5, max: 30, noNaN: true }), fc.nat(50), (logit, offset) => {
        const logits = new Float32Array(offset + vocabulary.size);
        logits[offset + WORD] = logit;
        logits[offset + COMMA] = 2;
        const { token, logProb } = chooseText(logits, offset, vocabulary, false);
        const allowed = vocabulary.suppressed.subarray(0, end + 1).filter((never) => never === 0).length;
        const sum = allowed - 2 + Math.exp(Math.fround(logit)) + Math.exp(2);
        // What is 12 nats below the best is left out: were it all 52,000 at once, log(1 + 52,000 · exp(-12)).
        const leftOut = logProb - ((logits[offset + token] ?? 0) - Math.log(sum));
        expect(leftOut).toBeGreaterThan(-1e-4);
        expect(leftOut).toBeLessThan(logit > 12 ? 0.28 : 1e-4);
      }),
    );
  });

  it('names the punctuation that nearly won', () => {
    const near = logitsWith({ [WORD]: 5, [COMMA]: 4.75 });
    expect(chooseText(near, 0, vocabulary, false).rival).toEqual({ token: COMMA, behindNats: 0.25 });
    expect(chooseText(near, 0, vocabulary, true).rival).toBeUndefined();
    expect(chooseText(logitsWith({ [WORD]: 5, [COMMA]: 3 }), 0, vocabulary, false).rival).toBeUndefined();
    expect(chooseText(logitsWith({ [WORD]: 5, [COMMA]: 6 }), 0, vocabulary, false).rival).toBeUndefined();
  });
});

describe('text with times', () => {
  const choose = (values: Readonly<Record<number, number>>, tokens: readonly number[]): number =>
    chooseWithTimes(logitsWith(values), 0, vocabulary, tokens).token;

  it('begins with a time of the first second', () => {
    expect(choose({ [WORD]: 9, [firstTimestamp + 60]: 8, [firstTimestamp + 3]: 5 }, [])).toBe(firstTimestamp + 3);
  });

  it('has text after an opening time, and a time or the end after a closing one', () => {
    expect(choose({ [firstTimestamp + 9]: 9, [WORD]: 5 }, [firstTimestamp])).toBe(WORD);
    const closed = [firstTimestamp, WORD, firstTimestamp + 50];
    expect(choose({ [WORD]: 9, [firstTimestamp + 50]: 5 }, closed)).toBe(firstTimestamp + 50);
    expect(choose({ [WORD]: 9, [end]: 6, [firstTimestamp + 50]: 5 }, closed)).toBe(end);
  });

  it('never goes back in time', () => {
    const open = [firstTimestamp + 20, WORD];
    expect(choose({ [firstTimestamp + 10]: 20, [firstTimestamp + 30]: 19, [WORD]: 1 }, open)).toBe(firstTimestamp + 30);
  });

  it('takes a time where all times together are likelier than any word', () => {
    const times = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [firstTimestamp + 40 + i, 15]));
    expect(choose({ ...times, [WORD]: 17 }, [firstTimestamp, WORD])).toBeGreaterThanOrEqual(firstTimestamp);
    expect(choose({ ...times, [WORD]: 19 }, [firstTimestamp, WORD])).toBe(WORD);
  });
});

it('gives a token’s probability among all', () => {
  expect(probabilityOf(WORD, logitsWith({}), 0, vocabulary.size)).toBeCloseTo(1 / vocabulary.size, 8);
  expect(probabilityOf(WORD, logitsWith({ [WORD]: 50, 3: 50 }), 0, vocabulary.size)).toBeCloseTo(0.5, 6);
});
