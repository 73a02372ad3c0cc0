import type { Wishes } from '../core/line';
import { beginsEarly, limitsOf, type Settings } from '../core/settings';

/** What the settings of this moment, and the machine's power, mean for one dictation. */
export function wishesOf(settings: Settings, onBattery: boolean): Wishes {
  return {
    hearing: {
      language: settings.language,
      vocabulary: settings.vocabulary,
      early: beginsEarly(settings, onBattery),
    },
    limits: limitsOf(settings),
    paste: settings.paste,
    keepRecording: settings.keepRecordingsDays > 0 && !settings.privateMode,
    keepNothing: settings.privateMode,
  };
}
