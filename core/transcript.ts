import type { HeardSegment } from './engine';
import { isUnspaced } from './languages';
import { SPEECH } from './tuning';

/**
 * The segments' texts as one. Beside other segments, one that Whisper itself doubts twice (nobody speaks, and the words are
 * a guess) is left out: noise in a pause must not put words between the user's. Source: OpenAI's `transcribe`.
 */
export function joinSegments(segments: readonly HeardSegment[], language: string): string {
  const spoken = segments.filter((segment) => !isDoubted(segment));
  return (spoken.length === 0 ? segments : spoken)
    .map((segment) => segment.text)
    .filter((text) => text !== '')
    .join(isUnspaced(language) ? '' : ' ');
}

function isDoubted({ noSpeechProbability, averageLogProb }: HeardSegment): boolean {
  return noSpeechProbability > SPEECH.maxNoSpeechProbability && averageLogProb < SPEECH.minAverageLogProb;
}
