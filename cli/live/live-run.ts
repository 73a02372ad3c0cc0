import { dictate } from '../../core/dictate';
import type { HearingOptions } from '../../core/engine';
import type { LatencySplit } from '../../core/latency-split';
import { wordErrors } from '../../core/scoring/word-error-rate';
import { scoredWords } from '../../core/scoring/scored-words';
import { DEFAULT_SETTINGS, limitsOf } from '../../core/settings';
import type { LiveLine } from './live-line';
import { pacedSound } from './paced-sound';
import { type SpokenSound, untilRelease } from './spoken-sound';

/** What one live dictation gave. */
export interface LiveRun {
  readonly id: string;
  /** From the key coming up to the text being in the history and handed to the clipboard. */
  readonly latencyMs: number;
  readonly isDelivered: boolean;
  readonly text: string;
  readonly split: LatencySplit | undefined;
  readonly edits: number;
  readonly words: number;
}

let sessions = 0;

/** Dictates a sound at the pace of speech, the key coming up `releaseAfterMs` after the last frame with speech. */
export async function runLive(
  sound: SpokenSound,
  releaseAfterMs: number,
  hearing: HearingOptions,
  { line, clipboard }: LiveLine,
): Promise<LiveRun> {
  const sessionId = `live-${String(++sessions)}`;
  const wishes = {
    hearing,
    limits: limitsOf(DEFAULT_SETTINGS),
    paste: false,
    keepRecording: true,
    keepNothing: false,
  };
  let releasedAtMs = 0;
  const frames = pacedSound(untilRelease(sound, releaseAfterMs), (atMs) => (releasedAtMs = atMs));
  const before = clipboard.handedOver.length;
  const outcome = await dictate(sessionId, frames, wishes, line, () => releasedAtMs);
  const given = clipboard.handedOver[before];
  const text = outcome.kind === 'nothing' ? '' : outcome.entry.text;
  return {
    id: sound.id,
    latencyMs: (given?.atMs ?? performance.now()) - releasedAtMs,
    isDelivered: given !== undefined,
    text,
    split: outcome.kind === 'nothing' ? undefined : outcome.entry.split,
    ...wordErrors(scoredWords(sound.text, hearing.language), scoredWords(text, hearing.language)),
  };
}
