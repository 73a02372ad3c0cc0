import type { Wishes } from '../../core/line';
import type { Clock } from '../../core/ports';

export const TORTURE_WISHES: Wishes = {
  hearing: { language: 'en' },
  limits: { minCharacters: 1, minWords: 1 },
  paste: false,
  keepRecording: true,
  keepNothing: false,
};

export const steadyClock: Clock = {
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
