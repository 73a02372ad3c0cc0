import type { BenchView } from '../../core/model-bench/bench-view';
import type { EncryptionState } from '../../core/encryption';
import type { Entry } from '../../core/entry';
import type { ExportFormat } from '../../core/export';
import type { BenchFailure, Failure, MicrophoneFailure, ModelFailure, StorageFailure } from '../../core/failure';
import type { HotkeyName } from '../../core/hotkey-names';
import type { Model } from '../../core/model';
import type { HistoryQuery } from '../../core/ports';
import type { Result } from '../../core/result';
import type { Settings } from '../../core/settings';
import type { Snapshot } from '../../core/snapshot';

/** The one contract between window and main process. Commands go to main and are answered; events come from main. */

export interface Commands {
  'dictation:start': { input: undefined; output: undefined };
  'dictation:stop': { input: undefined; output: undefined };
  'dictation:cancel': { input: undefined; output: undefined };
  /** *Retry* of a failed entry, *Bring back* of a cancelled one. */
  'dictation:retry': { input: { id: string }; output: Result<undefined, StorageFailure> };
  'history:list': { input: HistoryQuery; output: Result<readonly Entry[], StorageFailure> };
  'history:remove': { input: { id: string }; output: Result<undefined, StorageFailure> };
  'history:remove-all': { input: undefined; output: Result<undefined, StorageFailure> };
  /** Puts the entry's text on the clipboard, also a rejected one's. */
  'history:copy': { input: { id: string }; output: Result<undefined, Failure> };
  /** Asks for a place and writes the whole history there; the answer is the file's name, `undefined` where the user thought better of it. */
  'history:export': { input: { format: ExportFormat }; output: Result<string | undefined, StorageFailure> };
  /** The address at which the page can play the entry's sound. */
  'history:sound': { input: { id: string }; output: Result<string, StorageFailure> };
  /** Asks for a folder and installs the model in it; the answer is its name, `undefined` where the user thought better of it. */
  'models:add': { input: undefined; output: Result<string | undefined, ModelFailure> };
  /** Downloads a model by its name on the hub (`owner/name`) and installs it. */
  'models:download': { input: { name: string }; output: Result<string | undefined, ModelFailure> };
  /** Stops what `models:add` or `models:download` is at. */
  'models:cancel': { input: undefined; output: undefined };
  /** Deletes an installed model; the embedded one is used where that one was. */
  'models:remove': { input: { name: string }; output: Result<undefined, ModelFailure> };
  /** Begins to compare the installed models; how far it is and what came of it are `bench` events. Answered once it has begun. */
  'bench:start': { input: undefined; output: Result<undefined, BenchFailure> };
  /** Ends the comparison that is going on; answered when its process is gone. */
  'bench:stop': { input: undefined; output: undefined };
  'settings:change': { input: Partial<Settings>; output: Result<undefined, StorageFailure> };
  /** Looks whether there is a key store; the answer is an `encryption` event. May make the system ask to unlock it. */
  'encryption:look': { input: undefined; output: undefined };
  'trouble:dismiss': { input: { name: string }; output: undefined };
  'engine:reload': { input: undefined; output: undefined };
  /** Everything a window needs to draw itself; events keep it current from then on. */
  'app:open': { input: undefined; output: AppInfo };
}

export interface Events {
  snapshot: Snapshot;
  settings: Settings;
  models: ModelsView;
  bench: BenchView;
  /** The list on screen is stale: ask again. */
  'history-changed': undefined;
  network: NetworkCounts;
  encryption: EncryptionState;
  /** The main process asks the window for sound, or no longer wants it. */
  capture: CaptureOrder;
}

export type CaptureOrder =
  | {
      readonly kind: 'open';
      readonly sessionId: string;
      readonly microphoneId: string;
      readonly echoCancellation: boolean;
      readonly noiseSuppression: boolean;
      readonly autoGain: boolean;
    }
  | { readonly kind: 'close'; readonly sessionId: string };

/** What travels in the audio channel, window to main; the ending goes the same way so that it can't overtake the last frame. */
export type AudioMessage =
  | { readonly kind: 'opened'; readonly sessionId: string }
  | { readonly kind: 'failed'; readonly sessionId: string; readonly failure: MicrophoneFailure }
  /** `samples`: mono 16 kHz int16, FRAME_SAMPLES of them (fewer in the last one). */
  | { readonly kind: 'frame'; readonly sessionId: string; readonly samples: ArrayBuffer }
  | { readonly kind: 'ended'; readonly sessionId: string; readonly ending: 'closed' | 'lost' };

export interface AppInfo {
  readonly snapshot: Snapshot;
  readonly settings: Settings;
  readonly models: ModelsView;
  readonly bench: BenchView;
  readonly version: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly hotkey: { readonly name: HotkeyName; readonly works: boolean };
  /** Where recordings and history are, shown in Settings. */
  readonly dataFolder: string;
  readonly network: NetworkCounts;
  readonly encryption: EncryptionState;
}

/** The models that the user has added, and what is being added. */
export interface ModelsView {
  readonly installed: readonly Model[];
  /** `fraction`: 0 to 1 of its bytes. */
  readonly adding: { readonly name: string; readonly fraction: number } | undefined;
}

/** Requests since the app started, of all its pages: those that went out to the network, and those refused. */
export interface NetworkCounts {
  readonly left: number;
  readonly refused: number;
}

export type CommandName = keyof Commands;
export type EventName = keyof Events;

/** The closed lists that preload passes; the compiler names a command or event that is missing. */
export const COMMAND_NAMES = keysOf<Record<CommandName, true>>({
  'dictation:start': true,
  'dictation:stop': true,
  'dictation:cancel': true,
  'dictation:retry': true,
  'history:list': true,
  'history:remove': true,
  'history:remove-all': true,
  'history:copy': true,
  'history:export': true,
  'history:sound': true,
  'models:add': true,
  'models:download': true,
  'models:cancel': true,
  'models:remove': true,
  'bench:start': true,
  'bench:stop': true,
  'settings:change': true,
  'encryption:look': true,
  'trouble:dismiss': true,
  'engine:reload': true,
  'app:open': true,
});

export const EVENT_NAMES = keysOf<Record<EventName, true>>({
  snapshot: true,
  settings: true,
  models: true,
  bench: true,
  'history-changed': true,
  network: true,
  encryption: true,
  capture: true,
});

export const AUDIO_CHANNEL = 'audio';

/** What preload hangs on `window.dictum`. */
export interface Bridge {
  invoke<Name extends CommandName>(name: Name, input: Commands[Name]['input']): Promise<Commands[Name]['output']>;
  /** Returns what ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  sendAudio(message: AudioMessage): void;
}

function keysOf<T extends Record<string, true>>(names: T): readonly (keyof T & string)[] {
  return Object.keys(names);
}
