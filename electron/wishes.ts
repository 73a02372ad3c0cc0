import type { Wishes } from '../core/line';
import { limitsOf, type Settings } from '../core/settings';

/** What the settings of this moment mean for one dictation. */
export function wishesOf(settings: Settings): Wishes {
  return {
    hearing: { language: settings.language, vocabulary: settings.vocabulary },
    limits: limitsOf(settings),
    paste: settings.paste,
    keepRecording: settings.keepRecordingsDays > 0 && !settings.privateMode,
    keepNothing: settings.privateMode,
  };
}
