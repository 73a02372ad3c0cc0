import type { MicrophoneFailure } from '../../core/failure';

/** What `getUserMedia` threw, by the names of its specification (Media Capture and Streams, 10.2). */
export function microphoneFailure(error: unknown): MicrophoneFailure {
  switch (errorName(error)) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { name: 'microphone-missing' };
    case 'NotAllowedError':
    case 'SecurityError':
      return { name: 'microphone-denied' };
    case 'NotReadableError':
    case 'AbortError':
      return { name: 'microphone-busy' };
    default:
      return { name: 'microphone-no-answer' };
  }
}

function errorName(error: unknown): string {
  // OverconstrainedError is not an Error everywhere, but all of them have a name.
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
