/** Where the wait from the key coming up to the delivered text went, in milliseconds. The parts follow each other and add up to the wait. */
export interface LatencySplit {
  /** From the key coming up to the last frame: what the microphone still had, and the syllable that is heard out. */
  readonly drainMs: number;
  /** Until Whisper could work: the detector's last frames, other work in the engine, messages between the processes. */
  readonly vadWaitMs: number;
  /** Whisper's encoder with its features; 0 where an early start had done it. */
  readonly encodeMs: number;
  readonly decodeMs: number;
  /** Judging the text and writing it to the history. */
  readonly validationMs: number;
  /** Clipboard and cursor; 0 where nothing was delivered. */
  readonly deliveryMs: number;
}

/** The parts in their order in time. */
export const SPLIT_PARTS = [
  'drainMs',
  'vadWaitMs',
  'encodeMs',
  'decodeMs',
  'validationMs',
  'deliveryMs',
] as const satisfies readonly (keyof LatencySplit)[];

/** Times of one dictation on the steady clock, in milliseconds, and what the engine says of its own. */
export interface SplitTimes {
  readonly releasedAtMs: number;
  readonly soundEndedAtMs: number;
  readonly heardAtMs: number;
  readonly encodeAfterReleaseMs: number;
  readonly decodeAfterReleaseMs: number;
}

/** The split up to the text, judgement and delivery still to come. What Whisper does not account for is the wait before it. */
export function splitUntilHeard(times: SplitTimes): LatencySplit {
  const waitedMs = Math.max(0, times.heardAtMs - times.soundEndedAtMs);
  const encodeMs = Math.min(waitedMs, times.encodeAfterReleaseMs);
  const decodeMs = Math.min(waitedMs - encodeMs, times.decodeAfterReleaseMs);
  return {
    drainMs: Math.max(0, times.soundEndedAtMs - times.releasedAtMs),
    vadWaitMs: waitedMs - encodeMs - decodeMs,
    encodeMs,
    decodeMs,
    validationMs: 0,
    deliveryMs: 0,
  };
}

/** The whole wait, milliseconds. */
export function splitTotalMs(split: LatencySplit): number {
  return SPLIT_PARTS.reduce((total, part) => total + split[part], 0);
}

/** A split whose every part is what `ms` says of it. */
export function splitOfParts(ms: (part: keyof LatencySplit) => number): LatencySplit {
  return {
    drainMs: ms('drainMs'),
    vadWaitMs: ms('vadWaitMs'),
    encodeMs: ms('encodeMs'),
    decodeMs: ms('decodeMs'),
    validationMs: ms('validationMs'),
    deliveryMs: ms('deliveryMs'),
  };
}

/** A split out of anything at all; `undefined` for whatever is none: every part must be there, a finite number from 0. */
export function parseSplit(value: unknown): LatencySplit | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const split = splitOfParts((part) => (typeof given[part] === 'number' ? given[part] : NaN));
  return SPLIT_PARTS.every((part) => Number.isFinite(split[part]) && split[part] >= 0) ? split : undefined;
}
