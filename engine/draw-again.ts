import { randomNumbers } from '../core/random';
import { SPEECH, WHISPER } from '../core/tuning';
import { compressionRatio } from './compression-ratio';
import type { Decoded } from './decode';
import type { Draws } from './draw-text';

type TextOf = (tokens: readonly number[]) => string;

/** Whether the text would be kept back as a guess or a repetition. Where nobody seems to speak, no other text would be better. */
export function isUnusable(decoded: Decoded, textOf: TextOf): boolean {
  if (decoded.ended === 'cancelled' || seemsSilent(decoded)) return false;
  return isRepetition(decoded, textOf) || decoded.averageLogProb < SPEECH.minAverageLogProb;
}

/** Whether the text goes round in circles: what drawing tokens helps against. A guess stays one (docs/speed.md has the figures). */
export function isRepetition(decoded: Decoded, textOf: TextOf): boolean {
  if (seemsSilent(decoded)) return false;
  return decoded.ended === 'endless' || compressionRatio(textOf(decoded.tokens).trim()) > SPEECH.maxCompressionRatio;
}

/**
 * Draws texts of the same window, each more freely, until one can be used (Whisper paper, section 4.5).
 *
 * @param decode writes a text of the window
 * @returns the first that can be used or was cancelled; `undefined` where there was none
 */
export async function drawAgain(
  decode: (draws: Draws) => Promise<Decoded>,
  textOf: TextOf,
): Promise<Decoded | undefined> {
  for (const temperature of WHISPER.temperatures) {
    const drawn = await decode({ temperature, random: randomNumbers(0) });
    if (!isUnusable(drawn, textOf)) return drawn;
  }
  return undefined;
}

function seemsSilent({ noSpeechProbability }: Decoded): boolean {
  return noSpeechProbability > SPEECH.maxNoSpeechProbability;
}
