import type { Usage } from './usage';

/** What the app may have gained between the first reading (a tenth of the dictations) and the last; one place, with reasons. */
export const MOST_GAINED: Usage = {
  /** Chromium opens and closes pipes and shared memory with each capture; a leak of one a dictation is 900 in 1,000. */
  handles: 20,
  /** Chromium's audio service may have ended after the last dictation, or not. */
  processes: 1,
  /** Recordings are deleted once delivered here, so ours stay the same; Chromium's caches add a few. */
  files: 12,
  /** V8 and SQLite's caches; 30 kB a dictation kept for ever would show at 1,000. */
  mainMegabytes: 30,
  /** V8 collects late; 30 kB a dictation kept for ever would show at 1,000. */
  rendererMegabytes: 30,
  /** ONNX Runtime's arena grows with the longest sound so far. */
  engineMegabytes: 80,
  /** Chromium's own: graphics, sound, zygotes. */
  otherMegabytes: 40,
};

/** Share of the dictations whose text may be held back: Chromium's fake microphone slips on a busy machine. */
export const MOST_HELD_BACK = 0.05;
