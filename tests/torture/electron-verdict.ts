import { msToSamples, samplesToMs } from '../../core/audio';
import { likenesses } from '../screens/correlation';
import { type Findings, MAX_MISSING_MS } from './verdict';

/** What a killed app and its restart left, each seen from outside. */
export interface AppEvidence {
  /** What the fake microphone was given. */
  readonly said: Int16Array;
  /** All sound that the page had when it died. */
  readonly sent: Int16Array;
  /** The recording as the kill left it, and after the restart. */
  readonly atKill: Int16Array | undefined;
  readonly afterRestart: Int16Array | undefined;
  /** From the first frame on disk to the key's coming up, or to the kill. */
  readonly heardMs: number;
  /** Whether each recording is in the restarted app's history. */
  readonly listed: boolean;
  readonly clipboardWrites: { readonly beforeKill: number; readonly afterRestart: number };
  /** Whether the restart put something on the clipboard, as the screen's other programs see it. */
  readonly clipboardChanged: boolean;
  readonly strays: readonly string[];
}

/** Sound is on its way from the file to the page this long (device, resampler, worklet), beside this script's own looks. */
const ON_ITS_WAY_MS = 300;
/** Chromium resamples the file to its device's rate and the page to 16 kHz; 0.99 is usual, 0.95 is what tests/screens holds the page to. */
const MIN_LIKENESS = 0.95;
/** Pieces of what was sent that may be less alike: on a busy machine the fake device leaves out or repeats 10 ms now and then, and spoils the piece in which it does. The middle one has 0.99 for the right clip even then, 0.7 at most for another. */
const SPOILT_SHARE = 0.5;
const PIECE_MS = 50;

/** Holds it against the promise: the page's sound on disk sample by sample but for the last 100 ms, no file left over, no text twice. */
export function judgeApp(evidence: AppEvidence): Findings {
  const { clipboardWrites: writes, clipboardChanged } = evidence;
  return {
    lost: [...findMissing(evidence), ...findChanged(evidence), ...findMisheard(evidence)],
    leaked: evidence.strays,
    doubled: [
      ...(writes.beforeKill > 1 ? [`put on the clipboard ${String(writes.beforeKill)} times`] : []),
      ...(writes.afterRestart > 0 || clipboardChanged ? ['delivered by the restart'] : []),
    ],
    missingMs: samplesToMs(Math.max(0, evidence.sent.length - (evidence.atKill?.length ?? 0))),
  };
}

function findMissing({ sent, atKill, afterRestart, listed }: AppEvidence): string[] {
  const missing = sent.length - (atKill?.length ?? 0);
  if (missing > msToSamples(MAX_MISSING_MS)) return [`${String(missing)} samples are missing`];
  if (atKill === undefined || atKill.length === 0) return [];
  if (afterRestart === undefined) return ['the recording is gone'];
  return listed ? [] : ['the recording is not in the history'];
}

function findChanged({ sent, atKill, afterRestart }: AppEvidence): string[] {
  if (atKill === undefined || afterRestart === undefined) return [];
  const wrong = atKill.findIndex((sample, index) => sample !== sent[index]);
  if (wrong >= 0) return [`sample ${String(wrong)} is not what was sent`];
  const changed = atKill.length !== afterRestart.length || atKill.some((sample, at) => sample !== afterRestart[at]);
  return changed ? ['the restart changed the sound'] : [];
}

/** The page had what was spoken: as much of it as the clock says, and each piece within half a second of its place. */
function findMisheard({ said, sent, heardMs }: AppEvidence): string[] {
  const late = msToSamples(heardMs - ON_ITS_WAY_MS) - sent.length;
  if (late > 0) return [`the page is ${String(late)} samples behind`];
  const pieces = likenesses(said, sent, msToSamples(PIECE_MS));
  const alike = pieces[Math.floor(pieces.length * SPOILT_SHARE)];
  // None: too short to hold any speech yet.
  if (alike === undefined || alike >= MIN_LIKENESS) return [];
  return [`the sound is not what was said (likeness ${alike.toFixed(2)})`];
}
