import { WHISPER } from '../core/tuning';
import type { Transcribed } from './transcriber';
import type { WhisperModel } from './whisper-model';

type Prompted = Pick<WhisperModel, 'tokensOf' | 'vocabulary'>;

/**
 * Transcribes with the user's words before the text, as if they had just been said: Whisper then spells them so. It may also
 * write them down where nobody said them; a text that is mostly those words is heard once more without, and kept only where
 * the other one sounds alike.
 *
 * @param transcribe one run, given the tokens before the text
 * @returns `undefined` where the run was called off
 */
export async function transcribePrompted(
  model: Prompted,
  words: readonly string[],
  transcribe: (previous: readonly number[]) => Promise<Transcribed | undefined>,
): Promise<Transcribed | undefined> {
  const previous = await promptTokens(model, words);
  const prompted = await transcribe(previous);
  if (prompted === undefined || previous.length === 0 || !isEcho(prompted.segment.text, words)) return prompted;
  const plain = await transcribe([]);
  return plain === undefined || areAlike(prompted.segment.text, plain.segment.text) ? prompted : plain;
}

/** The words as a list, as many as there is room for; nothing for no words. */
export async function promptTokens(model: Prompted, words: readonly string[]): Promise<readonly number[]> {
  let tokens: readonly number[] = [];
  for (let count = 1; count <= words.length; count++) {
    const more = await model.tokensOf(` ${words.slice(0, count).join(', ')}.`);
    if (more.length > WHISPER.maxVocabularyTokens) break;
    tokens = more;
  }
  return tokens.length === 0 ? [] : [model.vocabulary.startOfPrevious, ...tokens];
}

/** Whether the text is mostly words of the list. */
export function isEcho(text: string, words: readonly string[]): boolean {
  const listed = new Set(words.flatMap(wordsOf));
  const said = wordsOf(text);
  return said.length > 0 && said.filter((word) => listed.has(word)).length >= said.length * WHISPER.echoShare;
}

/** Whether two texts could be of the same sound: few letters differ, whatever the spaces and capitals. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one).join(''), wordsOf(other).join('')];
  return letterEdits(a, b) <= Math.max(a.length, b.length) * WHISPER.maxUnlikeShare;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters to put in, take out or change (Levenshtein 1966). */
function letterEdits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
