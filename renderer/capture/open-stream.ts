import type { MicrophoneFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import { microphoneFailure } from './microphone-failure';
import type { SoundRequest } from './sound-source';

/** The one call of `navigator.mediaDevices` that is needed here. */
export type GetStream = (constraints: MediaStreamConstraints) => Promise<MediaStream>;

/**
 * Opens the microphone that was chosen. Where it is gone (unplugged since), the system's choice takes its place: better
 * another microphone than no dictation.
 */
export async function openStream(
  request: SoundRequest,
  getStream: GetStream,
): Promise<Result<MediaStream, MicrophoneFailure>> {
  const chosen = await tryStream(request, getStream);
  if (chosen.ok || request.microphoneId === '' || chosen.failure.name !== 'microphone-missing') return chosen;
  return tryStream({ ...request, microphoneId: '' }, getStream);
}

async function tryStream(request: SoundRequest, getStream: GetStream): Promise<Result<MediaStream, MicrophoneFailure>> {
  try {
    return succeed(await getStream({ audio: constraintsOf(request) }));
  } catch (error) {
    return fail(microphoneFailure(error));
  }
}

/** Each processing is said to be off: browsers switch all three on where nothing is said. */
function constraintsOf(request: SoundRequest): MediaTrackConstraints {
  return {
    channelCount: 1,
    echoCancellation: request.echoCancellation,
    noiseSuppression: request.noiseSuppression,
    autoGainControl: request.autoGain,
    ...(request.microphoneId === '' ? {} : { deviceId: { exact: request.microphoneId } }),
  };
}
