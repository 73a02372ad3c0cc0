import { decode, spokenLanguage } from './decode';
import { encodeWindow } from './encode-window';
import { isLooping, saidOnce } from './loops';
import type { Stopwatch } from './stopwatch';
import { type Draft, tokenLimit } from './transcriber';
import type { WhisperModel } from './whisper-model';
import { windowsFor } from './windows';

/**
 * Writes down what is said so far in a segment that is still being spoken, on the short window and without second thoughts,
 * as a draft of the text to come: where that begins alike, it is only looked at.
 *
 * @param sound the segment's up to now
 * @param language Whisper's code, or `auto`
 * @param previous tokens of what is made out to have been said before
 * @param draft of an earlier look; what is found now is left there, also where `signal` was aborted
 */
export async function look(
  model: WhisperModel,
  sound: Int16Array,
  language: string,
  watch: Stopwatch,
  signal: AbortSignal,
  previous: readonly number[],
  draft: Draft,
): Promise<void> {
  const [window] = windowsFor(sound.length);
  if (window === undefined) return;
  const encoded = await encodeWindow(model, sound, window, watch);
  if (signal.aborted) return;
  const spoken = await spokenLanguage(model, encoded, language);
  const maxTokens = tokenLimit(sound.length);
  const options = { language: spoken, previous, draft: draft.tokens, maxTokens, isLooping, signal };
  draft.tokens = saidOnce(await watch.time('decodeMs', () => decode(model, encoded, options)));
}
