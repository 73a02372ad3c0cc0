import { HOTKEYS, type HotkeyName } from './hotkey-names';
import { LANGUAGES } from './languages';
import { EMBEDDED_MODEL, isModelName } from './model';
import { VOCABULARY } from './tuning';
import { isVocabularyWord } from './vocabulary-words';
import type { ValidationLimits } from './validation';

/** All settings: type, default and check in one place. A new one is a line here and a control on the settings page. */
export interface Settings {
  /** Whisper's code of the language spoken, or `auto`. */
  readonly language: string;
  readonly hotkey: HotkeyName;
  /** `hold-or-tap`: hold to speak, or tap to start and tap to stop. `hold`: taps do nothing. */
  readonly hotkeyMode: 'hold-or-tap' | 'hold';
  /** When the last words are begun with in each pause already: sooner text for more work. */
  readonly beginAtPauses: 'always' | 'not-on-battery' | 'never';
  /** Paste at the cursor, besides the clipboard. */
  readonly paste: boolean;
  /** The microphone's id as the system gives it; empty for the system's choice. */
  readonly microphoneId: string;
  /** The three processings a browser offers: off, because Whisper hears better without. */
  readonly echoCancellation: boolean;
  readonly noiseSuppression: boolean;
  readonly autoGain: boolean;
  /** Minutes without a dictation after which the speech model's memory is given back; 0: never. */
  readonly unloadAfterMinutes: number;
  /** Name of the Whisper that is used; where it is gone or can't be loaded, the embedded one is. */
  readonly model: string;
  /** Names and words that Whisper is to spell so. */
  readonly vocabulary: readonly string[];
  readonly minCharacters: number;
  readonly minWords: number;
  /** Nothing is kept: texts in memory until the app is closed, sound until its text is delivered. */
  readonly privateMode: boolean;
  /** History and recordings are encrypted, with a key that the system's key store guards. */
  readonly encrypt: boolean;
  /** Days for which recordings are kept once their text was delivered; 0: deleted at once. */
  readonly keepRecordingsDays: number;
  /** All recordings together; over it the oldest delivered ones go first. */
  readonly keepRecordingsMegabytes: number;
  readonly theme: 'system' | 'light' | 'dark';
}

type Checks = { readonly [Key in keyof Settings]: (value: unknown) => value is Settings[Key] };

export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  hotkey: 'ControlRight',
  hotkeyMode: 'hold-or-tap',
  beginAtPauses: 'not-on-battery',
  paste: true,
  microphoneId: '',
  echoCancellation: false,
  noiseSuppression: false,
  autoGain: false,
  unloadAfterMinutes: 60,
  model: EMBEDDED_MODEL,
  vocabulary: [],
  minCharacters: 1,
  minWords: 1,
  privateMode: false,
  encrypt: false,
  keepRecordingsDays: 1,
  keepRecordingsMegabytes: 500,
  theme: 'system',
};

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

const isOneOf =
  <T extends string>(...choices: readonly T[]) =>
  (value: unknown): value is T =>
    choices.some((choice) => choice === value);

const isIntegerBetween =
  (least: number, most: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const CHECKS: Checks = {
  language: (value): value is string =>
    value === 'auto' || (typeof value === 'string' && Object.hasOwn(LANGUAGES, value)),
  hotkey: (value): value is HotkeyName => typeof value === 'string' && Object.hasOwn(HOTKEYS, value),
  hotkeyMode: isOneOf('hold-or-tap', 'hold'),
  beginAtPauses: isOneOf('always', 'not-on-battery', 'never'),
  paste: isBoolean,
  microphoneId: (value): value is string => typeof value === 'string' && value.length <= 256,
  echoCancellation: isBoolean,
  noiseSuppression: isBoolean,
  autoGain: isBoolean,
  unloadAfterMinutes: isIntegerBetween(0, 1_440),
  model: isModelName,
  vocabulary: (value): value is readonly string[] =>
    Array.isArray(value) && value.length <= VOCABULARY.maxWords && value.every(isVocabularyWord),
  minCharacters: isIntegerBetween(1, 100),
  minWords: isIntegerBetween(1, 20),
  privateMode: isBoolean,
  encrypt: isBoolean,
  keepRecordingsDays: isIntegerBetween(0, 365),
  keepRecordingsMegabytes: isIntegerBetween(10, 9_999),
  theme: isOneOf('system', 'light', 'dark'),
};

export interface ParsedSettings {
  readonly settings: Settings;
  /** Names of known fields whose value was unusable and fell back to the default. */
  readonly repaired: readonly string[];
}

/** Settings out of anything at all: good fields are taken one by one, bad ones fall back, unknown ones are dropped. */
export function parseSettings(value: unknown): ParsedSettings {
  const given: Record<string, unknown> = isRecord(value) ? value : {};
  const settings: Record<string, unknown> = { ...DEFAULT_SETTINGS };
  const repaired: string[] = [];
  for (const key of settingNames()) {
    if (!Object.hasOwn(given, key)) continue;
    if (CHECKS[key](given[key])) settings[key] = given[key];
    else repaired.push(key);
  }
  return { settings: settings as unknown as Settings, repaired };
}

/** Whether `change` holds known settings with usable values only: what a window may ask to be changed. */
export function isSettingsChange(change: unknown): change is Partial<Settings> {
  return isRecord(change) && Object.entries(change).every(([key, value]) => isSettingName(key) && CHECKS[key](value));
}

/** Whether the engine may begin in a pause, as the machine is powered now. */
export function beginsEarly({ beginAtPauses }: Pick<Settings, 'beginAtPauses'>, onBattery: boolean): boolean {
  return beginAtPauses === 'always' || (beginAtPauses === 'not-on-battery' && !onBattery);
}

export function limitsOf(settings: Settings): ValidationLimits {
  return { minCharacters: settings.minCharacters, minWords: settings.minWords };
}

/** How long the engine waits for the next dictation before it unloads; `undefined`: for ever. */
export function unloadAfterMs(settings: Settings): number | undefined {
  return settings.unloadAfterMinutes === 0 ? undefined : settings.unloadAfterMinutes * 60_000;
}

function settingNames(): readonly (keyof Settings)[] {
  return Object.keys(CHECKS).filter(isSettingName);
}

function isSettingName(key: string): key is keyof Settings {
  return Object.hasOwn(CHECKS, key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
