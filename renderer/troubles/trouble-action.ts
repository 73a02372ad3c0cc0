import type { Entry } from '../../core/entry';
import type { Failure } from '../../core/failure';
import { impossible } from '../../core/result';

/** What a banner's button does about a failure; `undefined` where its words say all there is to do. */
export type TroubleAction =
  | { readonly kind: 'retry'; readonly entryId: string }
  | { readonly kind: 'reload-engine' }
  | { readonly kind: 'open-settings' }
  | { readonly kind: 'open-history' };

/** @param last the newest dictation: an engine failure is retried where it was that one's */
export function troubleAction(failure: Failure, last: Entry | undefined): TroubleAction | undefined {
  switch (failure.name) {
    case 'microphone-missing':
    case 'microphone-busy':
    case 'microphone-silent':
    case 'microphone-no-answer':
    case 'hotkey-unavailable':
      return { kind: 'open-settings' };
    case 'engine-died':
    case 'engine-hung':
    case 'engine-failed':
      return last?.outcome.kind === 'failed' && last.hasRecording
        ? { kind: 'retry', entryId: last.id }
        : { kind: 'reload-engine' };
    case 'model-missing':
    case 'model-corrupt':
      return { kind: 'reload-engine' };
    case 'key-lost':
    case 'clipboard-refused':
    case 'history-set-aside':
      return { kind: 'open-history' };
    case 'settings-set-aside':
    case 'model-unusable':
      return { kind: 'open-settings' };
    case 'model-not-whisper':
    case 'model-exists':
    case 'model-install-failed':
    case 'model-download-failed':
    case 'model-install-cancelled':
    case 'model-in-use':
    case 'bench-while-dictating':
    case 'bench-without-clips':
    case 'paste-unavailable':
    case 'microphone-denied':
    case 'recording-failed':
    case 'recording-gone':
    case 'recording-unreadable':
    case 'history-failed':
    case 'export-failed':
    case 'key-store-missing':
    case 'key-locked':
    case 'key-failed':
    case 'encryption-unfinished':
    case 'settings-failed':
    case 'file-missing':
    case 'file-is-a-folder':
    case 'file-unreadable':
    case 'wav-empty':
    case 'wav-not-a-wav':
    case 'wav-truncated':
    case 'wav-no-samples':
    case 'wav-unsupported':
    case 'wav-too-long':
      return undefined;
    default:
      return impossible(failure);
  }
}
