import { randomNumbers } from '../core/random';
import { SPEECH, WHISPER } from '../core/tuning';
import { compressionRatio } from './compression-ratio';
import type { Decoded } from './decode';
import type { Draws } from './draw-text';

/** Whether the text would be kept back as a guess or a repetition. Where nobody seems to speak, no other text would be better. */
export function isUnusable(decoded: Decoded, textOf: (tokens: readonly number[]) => string): boolean {
  const { ended, averageLogProb, noSpeechProbability, tokens } = decoded;
  if (noSpeechProbability > SPEECH.maxNoSpeechProbability || ended === 'cancelled') return false;
  if (ended === 'endless' || averageLogProb < SPEECH.minAverageLogProb) return true;
  return compressionRatio(textOf(tokens).trim()) > SPEECH.maxCompressionRatio;
}

/**
 * Draws texts of the same window, each more freely, until one can be used (Whisper paper, section 4.5).
 *
 * @param decode writes a text of the window
 * @returns the first that can be used or was cancelled; `undefined` where there was none
 */
export async function drawAgain(
  decode: (draws: Draws) => Promise<Decoded>,
  textOf: (tokens: readonly number[]) => string,
): Promise<Decoded | undefined> {
  for (const temperature of WHISPER.temperatures) {
    const drawn = await decode({ temperature, random: randomNumbers(0) });
    if (!isUnusable(drawn, textOf)) return drawn;
  }
  return undefined;
}
