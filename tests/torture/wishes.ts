import type { Wishes } from '../../core/line';

export const TORTURE_WISHES: Wishes = {
  hearing: { language: 'en' },
  limits: { minCharacters: 1, minWords: 1 },
  paste: false,
  keepRecording: true,
  keepNothing: false,
};
