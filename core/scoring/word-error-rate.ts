import { editDistance } from './edit-distance';

/** Edits and reference words, of one text or summed over many. */
export interface WordErrors {
  readonly edits: number;
  readonly words: number;
}

export function wordErrors(reference: readonly string[], heard: readonly string[]): WordErrors {
  return { edits: editDistance(reference, heard), words: reference.length };
}

/** All edits over all reference words, as jiwer sums them: long texts weigh more than short ones. */
export function sumErrors(errors: readonly WordErrors[]): WordErrors {
  return errors.reduce((sum, { edits, words }) => ({ edits: sum.edits + edits, words: sum.words + words }), {
    edits: 0,
    words: 0,
  });
}

/** Word error rate (WER) in percent; 0 where nothing was said and nothing heard, over 100 is possible. */
export function werPercent({ edits, words }: WordErrors): number {
  if (words === 0) return edits === 0 ? 0 : 100;
  return (edits / words) * 100;
}
