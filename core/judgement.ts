import type { Heard } from './engine';
import { SPEECH } from './tuning';
import { type ValidationLimits, type Verdict, validate } from './validation';

/** Why a text is kept back: a rule of the text itself, or a sign that nobody spoke. */
export type RejectionRule = Exclude<Verdict, 'valid'> | 'no-speech' | 'unsure' | 'repetition';

/**
 * Decides whether what was heard is delivered. Whisper writes words into noise ("Thank you."), so one signal is not enough:
 * the speech detector, Whisper's own doubt and repetition each have a say. Nothing rejected is lost; one click delivers it.
 */
export function judge(heard: Heard, limits: ValidationLimits): RejectionRule | 'valid' {
  if (heard.segments.length === 0 || heard.speechMs < SPEECH.minSpeechMs) return 'no-speech';
  if (heard.speechMs < SPEECH.weakSpeechMs && heard.peakSpeechProbability < SPEECH.weakProbability) return 'no-speech';
  const verdict = validate(heard.text, limits);
  if (verdict !== 'valid') return verdict;
  if (heard.segments.every((segment) => segment.compressionRatio > SPEECH.maxCompressionRatio)) return 'repetition';
  if (heard.segments.every((segment) => segment.averageLogProb < SPEECH.minAverageLogProb)) return 'unsure';
  if (
    heard.segments.every(
      (segment) =>
        segment.noSpeechProbability > SPEECH.maxNoSpeechProbability &&
        segment.averageLogProb < SPEECH.minLogProbWhereNoSpeech,
    )
  ) {
    return 'no-speech';
  }
  return 'valid';
}

/** What the rule means to a user. */
export function rejectionText(rule: RejectionRule): string {
  switch (rule) {
    case 'no-speech':
      return 'No speech was heard';
    case 'no-text':
      return 'No words were understood';
    case 'too-short':
      return 'The text is shorter than you set';
    case 'too-few-words':
      return 'The text has fewer words than you set';
    case 'unsure':
      return 'The words are a guess';
    case 'repetition':
      return 'The text repeats itself';
  }
}
