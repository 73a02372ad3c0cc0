import { describe, expect, it } from 'vitest';
import { microphoneFailure } from '../../renderer/capture/microphone-failure';
import { type GetStream, openStream } from '../../renderer/capture/open-stream';
import type { SoundRequest } from '../../renderer/capture/sound-source';

const REQUEST: SoundRequest = {
  microphoneId: 'desk',
  echoCancellation: false,
  noiseSuppression: false,
  autoGain: false,
};

const named = (name: string): Error => Object.assign(new Error('refused'), { name });

/** A browser that refuses with these errors, one call each, and grants after that. */
function browser(...errors: readonly Error[]) {
  const asked: (MediaTrackConstraints | boolean | undefined)[] = [];
  const stream = {} as MediaStream;
  const getStream: GetStream = ({ audio }) => {
    const error = errors[asked.length];
    asked.push(audio);
    return error === undefined ? Promise.resolve(stream) : Promise.reject(error);
  };
  return { asked, stream, getStream };
}

describe('opening a microphone', () => {
  it('asks for the one chosen, with each processing said to be off', async () => {
    const { asked, stream, getStream } = browser();
    expect(await openStream(REQUEST, getStream)).toEqual({ ok: true, value: stream });
    expect(asked).toEqual([
      {
        channelCount: 1,
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        deviceId: { exact: 'desk' },
      },
    ]);
  });

  it('takes the system’s choice where the chosen one is gone', async () => {
    for (const gone of ['NotFoundError', 'OverconstrainedError']) {
      const { asked, stream, getStream } = browser(named(gone));
      expect(await openStream(REQUEST, getStream)).toEqual({ ok: true, value: stream });
      expect(asked).toHaveLength(2);
      expect(asked[1]).not.toHaveProperty('deviceId');
    }
  });

  it('does not try another where this one is denied or in use, or none was chosen', async () => {
    const denied = browser(named('NotAllowedError'));
    expect(await openStream(REQUEST, denied.getStream)).toMatchObject({ failure: { name: 'microphone-denied' } });
    const busy = browser(named('NotReadableError'));
    expect(await openStream(REQUEST, busy.getStream)).toMatchObject({ failure: { name: 'microphone-busy' } });
    const none = browser(named('NotFoundError'));
    expect(await openStream({ ...REQUEST, microphoneId: '' }, none.getStream)).toMatchObject({
      failure: { name: 'microphone-missing' },
    });
    expect([denied.asked.length, busy.asked.length, none.asked.length]).toEqual([1, 1, 1]);
  });

  it('names each error of the specification', () => {
    const names = {
      NotFoundError: 'microphone-missing',
      OverconstrainedError: 'microphone-missing',
      NotAllowedError: 'microphone-denied',
      SecurityError: 'microphone-denied',
      NotReadableError: 'microphone-busy',
      AbortError: 'microphone-busy',
      TypeError: 'microphone-no-answer',
    };
    for (const [error, name] of Object.entries(names)) expect(microphoneFailure(named(error))).toEqual({ name });
    expect(microphoneFailure(undefined)).toEqual({ name: 'microphone-no-answer' });
    expect(microphoneFailure({ name: 'OverconstrainedError', constraint: 'deviceId' })).toEqual({
      name: 'microphone-missing',
    });
  });
});
