import { FRAME_SAMPLES } from '../../core/audio';
import type { MicrophoneFailure } from '../../core/failure';
import { MESSAGE } from '../../core/tuning';
import type { AudioMessage } from './contract';

const FAILURES: { readonly [Name in MicrophoneFailure['name']]: true } = {
  'microphone-missing': true,
  'microphone-denied': true,
  'microphone-busy': true,
  'microphone-silent': true,
  'microphone-no-answer': true,
};

const BYTES_PER_SAMPLE = 2;

/** Reads a message of the audio channel out of anything at all; `undefined`: junk. */
export function parseAudioMessage(value: unknown): AudioMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, sessionId, samples, failure, ending } = value as Partial<Record<string, unknown>>;
  if (typeof sessionId !== 'string' || sessionId === '' || sessionId.length > MESSAGE.maxIdCharacters) return undefined;
  switch (kind) {
    case 'opened':
      return { kind, sessionId };
    case 'frame':
      return isFrame(samples) ? { kind, sessionId, samples } : undefined;
    case 'failed': {
      const name = nameOf(failure);
      return name === undefined ? undefined : { kind, sessionId, failure: { name } };
    }
    case 'ended':
      return ending === 'closed' || ending === 'lost' ? { kind, sessionId, ending } : undefined;
    default:
      return undefined;
  }
}

/** One frame or less, in whole samples. */
function isFrame(samples: unknown): samples is ArrayBuffer {
  if (!(samples instanceof ArrayBuffer)) return false;
  const { byteLength } = samples;
  return byteLength > 0 && byteLength % BYTES_PER_SAMPLE === 0 && byteLength <= FRAME_SAMPLES * BYTES_PER_SAMPLE;
}

function nameOf(failure: unknown): MicrophoneFailure['name'] | undefined {
  if (typeof failure !== 'object' || failure === null || !('name' in failure)) return undefined;
  const { name } = failure;
  return typeof name === 'string' && isFailureName(name) ? name : undefined;
}

function isFailureName(name: string): name is MicrophoneFailure['name'] {
  return Object.hasOwn(FAILURES, name);
}
