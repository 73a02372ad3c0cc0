/** Whisper's tokens by their meaning. Ids below `end` are text, ids from `firstTimestamp` on are times in steps of 20 ms. */
export interface Vocabulary {
  readonly size: number;
  readonly start: number;
  readonly end: number;
  /** Begins what was said before, or is made out to have been: the user's own words. */
  readonly startOfPrevious: number;
  /** `undefined` in an English-only model, which has one language and one task. */
  readonly transcribe: number | undefined;
  readonly noSpeech: number;
  readonly noTimestamps: number;
  readonly firstTimestamp: number;
  /** Latest start of speech that Whisper considers, in timestamp steps. */
  readonly latestFirstTimestamp: number;
  /** By Whisper's language code; empty in an English-only model. */
  readonly languages: ReadonlyMap<string, number>;
  /** 1 for text tokens that are never chosen (music notes, brackets: what Whisper writes about noise). */
  readonly suppressed: Uint8Array;
  /** The same for the first token, which is no blank and not the end either. */
  readonly suppressedFirst: Uint8Array;
  /** Marks after which a sentence could as well have gone on: `,` `.` `?` `!` `;` `:` in Whisper's byte alphabet. */
  readonly punctuation: readonly number[];
}

/** Length of a timestamp step (Whisper paper, section 2.3). */
export const TIMESTAMP_STEP_MS = 20;

/** One second: OpenAI's own, where a pack does not say. */
const LATEST_FIRST_TIMESTAMP = 50;

/** GPT-2's byte alphabet starts at `!`, so a printable ASCII character's token is its code less 33. */
const PUNCTUATION = Array.from(',.?!;:', (mark) => (mark.codePointAt(0) ?? 0) - 33);

/**
 * Reads the tokens' meaning from the model's own files.
 *
 * @param generation what generation_config.json holds
 * @param config what config.json holds
 * @throws where a field is missing or of the wrong kind: the file is not a Whisper's
 */
export function readVocabulary(generation: unknown, config: unknown): Vocabulary {
  const end = numberAt(generation, 'eos_token_id');
  const noTimestamps = numberAt(generation, 'no_timestamps_token_id');
  const size = numberAt(config, 'vocab_size');
  const suppressed = new Uint8Array(size);
  for (const token of numbersAt(generation, 'suppress_tokens')) suppressed[token] = 1;
  const suppressedFirst = Uint8Array.from(suppressed);
  for (const token of numbersAt(generation, 'begin_suppress_tokens')) suppressedFirst[token] = 1;
  const isEnglishOnly = at(generation, 'is_multilingual') === false;
  const codes = isEnglishOnly ? {} : recordAt(generation, 'lang_to_id');
  const languages = Object.entries(codes).map(([name, id]): [string, number] => [
    name.slice('<|'.length, -'|>'.length),
    asNumber(id, name),
  ]);
  return {
    size,
    start: numberAt(generation, 'decoder_start_token_id'),
    end,
    // The last special tokens of every Whisper: start of the model's own words, of the previous ones, no speech, no times.
    startOfPrevious: noTimestamps - 2,
    transcribe: isEnglishOnly ? undefined : numberAt(recordAt(generation, 'task_to_id'), 'transcribe'),
    noSpeech: noTimestamps - 1,
    noTimestamps,
    firstTimestamp: noTimestamps + 1,
    latestFirstTimestamp: numberOr(generation, 'max_initial_timestamp_index', LATEST_FIRST_TIMESTAMP),
    languages: new Map(languages),
    suppressed,
    suppressedFirst,
    punctuation: PUNCTUATION,
  };
}

function recordAt(value: unknown, key: string): Record<string, unknown> {
  const found = at(value, key);
  if (typeof found !== 'object' || found === null) throw new Error(`no object ${key}`);
  return found as Record<string, unknown>;
}

function numberAt(value: unknown, key: string): number {
  return asNumber(at(value, key), key);
}

function numberOr(value: unknown, key: string, otherwise: number): number {
  return typeof at(value, key) === 'number' ? numberAt(value, key) : otherwise;
}

/** A list that a pack leaves out or nulls is empty. */
function numbersAt(value: unknown, key: string): number[] {
  const found = at(value, key) ?? [];
  if (!Array.isArray(found)) throw new Error(`no list ${key}`);
  return found.map((item) => asNumber(item, key));
}

function asNumber(value: unknown, key: string): number {
  if (typeof value !== 'number') throw new Error(`no number ${key}`);
  return value;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
