/** Every expected failure has a name that the UI, the command line and the tests share. No failure carries what was said. */

/** Why the disk said no, read from the error's code. */
export type DiskReason = 'full' | 'read-only' | 'denied' | 'gone' | 'busy' | 'other';

export type MicrophoneFailure =
  | { readonly name: 'microphone-missing' }
  | { readonly name: 'microphone-denied' }
  | { readonly name: 'microphone-busy' }
  | { readonly name: 'microphone-silent' }
  | { readonly name: 'microphone-no-answer' };

export type EngineFailure =
  | { readonly name: 'model-missing'; readonly file: string }
  | { readonly name: 'model-corrupt'; readonly file: string }
  | { readonly name: 'engine-died' }
  | { readonly name: 'engine-hung' }
  | { readonly name: 'engine-failed'; readonly detail: string };

export type WavFailure =
  | { readonly name: 'wav-empty' }
  | { readonly name: 'wav-not-a-wav' }
  | { readonly name: 'wav-truncated' }
  | { readonly name: 'wav-no-samples' }
  | { readonly name: 'wav-unsupported'; readonly detail: string }
  | { readonly name: 'wav-too-long'; readonly limitHours: number };

/** A sound file that the user named on the command line. */
export type FileFailure =
  | { readonly name: 'file-missing' }
  | { readonly name: 'file-is-a-folder' }
  | { readonly name: 'file-unreadable'; readonly reason: DiskReason };

/** Why there is no key to what is kept encrypted. */
export type KeyFailure =
  /** The system has no key store that protects anything. */
  | { readonly name: 'key-store-missing' }
  /** There is a key, and the system's key store does not open it now. */
  | { readonly name: 'key-locked' }
  /** The key's file is gone or damaged, or the key store no longer knows it. */
  | { readonly name: 'key-lost' }
  | { readonly name: 'key-failed'; readonly reason: DiskReason };

export type StorageFailure =
  | KeyFailure
  | { readonly name: 'recording-failed'; readonly reason: DiskReason }
  | { readonly name: 'recording-gone' }
  /** Encrypted sound that was changed, or belongs to another key. */
  | { readonly name: 'recording-unreadable' }
  /** What was kept before encryption was turned on or off is not all rewritten yet. */
  | { readonly name: 'encryption-unfinished'; readonly reason: DiskReason }
  | { readonly name: 'history-failed'; readonly reason: DiskReason }
  | { readonly name: 'export-failed'; readonly reason: DiskReason }
  | { readonly name: 'history-set-aside'; readonly file: string }
  | { readonly name: 'settings-failed'; readonly reason: DiskReason }
  | { readonly name: 'settings-set-aside'; readonly file: string };

export type DeliveryFailure =
  | { readonly name: 'clipboard-refused' }
  | { readonly name: 'paste-unavailable'; readonly why: 'wayland' | 'no-permission' | 'no-tool' | 'failed' };

export type HotkeyFailure = {
  readonly name: 'hotkey-unavailable';
  readonly why: 'wayland' | 'no-permission' | 'no-hook';
};

/** A speech model of the user's choice. */
export type ModelFailure =
  /** `file`: what is not there, or not as a Whisper's is. */
  | { readonly name: 'model-not-whisper'; readonly file: string }
  | { readonly name: 'model-exists'; readonly model: string }
  | { readonly name: 'model-install-failed'; readonly reason: DiskReason }
  | { readonly name: 'model-download-failed'; readonly why: 'no-connection' | 'not-found' | 'damaged' }
  | { readonly name: 'model-install-cancelled' }
  | { readonly name: 'model-in-use'; readonly model: string }
  /** The chosen model is not there any more, or can't be loaded: the embedded one is used. */
  | { readonly name: 'model-unusable'; readonly model: string };

/** Why the installed models can't be compared now. */
export type BenchFailure =
  | { readonly name: 'bench-while-dictating' }
  /** The recordings that ship with the app can't be read. */
  | { readonly name: 'bench-without-clips' };

export type Failure =
  | MicrophoneFailure
  | EngineFailure
  | WavFailure
  | FileFailure
  | StorageFailure
  | DeliveryFailure
  | HotkeyFailure
  | ModelFailure
  | BenchFailure;

export type FailureName = Failure['name'];
