import type { Ending, SoundEvent } from './audio';
import { conclude } from './conclude';
import type { Line, Outcome, Wishes } from './line';
import type { Recording } from './ports';
import { hearRecording } from './redo';

/**
 * The product: sound in, text out.
 *
 *     sound ─► recording ─► engine ─► judgement ─► history ─► delivery
 *
 * Sound is on disk before it is analysed; text is in the history before it is delivered. Expected failures never throw:
 * whatever breaks, the entry says so and the sound is kept.
 *
 * @param sessionId names the recording and the entry
 * @param sound live frames and one ending; read once, and never made to wait for the engine
 * @param endAskedAtMs when the key came up, on the steady clock; read once the sound has ended. Without it the wait counts from there.
 */
export async function dictate(
  sessionId: string,
  sound: AsyncIterable<SoundEvent>,
  wishes: Wishes,
  line: Line,
  endAskedAtMs: () => number | undefined = () => undefined,
): Promise<Outcome> {
  const startedAtMs = line.clock.wallMs();
  const recording = await line.recordings.begin(sessionId);
  const hearing = line.engine.hear(wishes.hearing, (text) => line.report(sessionId, { kind: 'preview', text }));

  const ending = await capture(sessionId, sound, recording, line, (samples) => {
    hearing.push(samples);
  });
  const soundEndedAtMs = line.clock.steadyMs();
  const isWanted = ending !== 'cancelled' && recording.durationMs > 0;
  // Every frame is with the operating system already: the engine need not wait for the device.
  const hearingOut = isWanted ? hearing.finish() : undefined;
  if (!isWanted) hearing.cancel();
  await recording.seal();
  if (recording.durationMs === 0) {
    await line.recordings.remove(sessionId);
    return { kind: 'nothing' };
  }

  const utterance = {
    id: sessionId,
    startedAtMs,
    durationMs: recording.durationMs,
    releasedAtMs: Math.min(endAskedAtMs() ?? soundEndedAtMs, soundEndedAtMs),
    soundEndedAtMs,
    origin: 'dictated' as const,
    hasRecording: recording.broken === undefined,
  };
  if (hearingOut === undefined) return conclude(utterance, 'cancelled', wishes, line);
  line.report(sessionId, { kind: 'thinking' });
  const first = await hearingOut;
  if (first.ok || isModelTrouble(first.failure.name)) return conclude(utterance, first, wishes, line);
  const second = await hearRecording(recording.frames(), wishes.hearing, line.engine);
  return conclude(utterance, second, wishes, line);
}

/** Reads the sound to its end: each frame first to the recording, then to the engine. */
async function capture(
  sessionId: string,
  sound: AsyncIterable<SoundEvent>,
  recording: Recording,
  line: Line,
  hear: (samples: Int16Array) => void,
): Promise<Ending> {
  let started = false;
  let warned = false;
  for await (const event of sound) {
    if (event.kind === 'end') return event.ending;
    await recording.append(event.samples);
    if (!started) line.report(sessionId, { kind: 'recording' });
    started = true;
    if (recording.broken !== undefined && !warned) {
      warned = true;
      line.report(sessionId, { kind: 'trouble', failure: recording.broken });
    }
    hear(event.samples);
  }
  return 'lost';
}

/** An engine that died, hung or failed is tried once more; a model that isn't there is not. */
function isModelTrouble(name: string): boolean {
  return name === 'model-missing' || name === 'model-corrupt';
}
