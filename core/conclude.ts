import { doubtsIn } from './doubts';
import type { Heard } from './engine';
import type { Entry, EntryOutcome } from './entry';
import type { EngineFailure } from './failure';
import { judge } from './judgement';
import { type LatencySplit, splitUntilHeard } from './latency-split';
import type { Line, Outcome, Wishes } from './line';
import type { Result } from './result';

/** What is known of an utterance once its sound has ended. */
export interface Utterance {
  readonly id: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  /** On the steady clock: latency counts from here. */
  readonly releasedAtMs: number;
  /** On the steady clock: when the last frame was there. Only for what was dictated live, whose wait is split into its parts. */
  readonly soundEndedAtMs?: number;
  readonly origin: Entry['origin'];
  readonly hasRecording: boolean;
}

/**
 * The second half of the line: judgement, history, delivery. What was recovered is not delivered by itself: whatever has
 * the focus at the next start is not what the user spoke to.
 */
export async function conclude(
  utterance: Utterance,
  heard: Result<Heard, EngineFailure> | 'cancelled',
  wishes: Wishes,
  line: Line,
): Promise<Outcome> {
  const heardAtMs = line.clock.steadyMs();
  const outcome = outcomeOf(heard, wishes);
  const { text, language, segments } =
    heard !== 'cancelled' && heard.ok ? heard.value : { text: '', language: wishes.hearing.language, segments: [] };
  const doubts = doubtsIn(text, segments);
  const split = splitOf(utterance, heard, heardAtMs);
  const entry: Entry = {
    id: utterance.id,
    startedAtMs: utterance.startedAtMs,
    durationMs: utterance.durationMs,
    text,
    ...(doubts.length > 0 && { doubts }),
    language,
    outcome,
    delivery: outcome.kind === 'accepted' ? 'waiting' : 'none',
    latencyMs: Math.max(0, line.clock.steadyMs() - utterance.releasedAtMs),
    ...(split && { split }),
    origin: utterance.origin,
    hasRecording: utterance.hasRecording,
  };
  const kept = await line.history.put(entry);
  if (!kept.ok) line.report(entry.id, { kind: 'trouble', failure: kept.failure });
  if (outcome.kind !== 'accepted' || utterance.origin === 'recovered') {
    if (!wishes.keepNothing || !kept.ok) return { kind: 'kept', entry };
    // It may be brought back, but a kill from now on is no reason to keep it.
    if (outcome.kind === 'cancelled') await line.recordings.discard(entry.id);
    return { kind: 'kept', entry: outcome.kind === 'rejected' ? await dropSound(entry, line) : entry };
  }
  const soFar = split && { ...split, validationMs: line.clock.steadyMs() - heardAtMs };
  const delivered = await deliverEntry(entry, wishes.paste, line, soFar);
  if (wishes.keepRecording || !kept.ok || delivered.kind !== 'delivered' || delivered.delivered.kind === 'refused')
    return delivered;
  return { ...delivered, entry: await dropSound(delivered.entry, line) };
}

/**
 * Deletes an entry's sound.
 *
 * @returns the entry as it is then
 */
export async function dropSound(entry: Entry, line: Pick<Line, 'recordings' | 'history'>): Promise<Entry> {
  await line.recordings.remove(entry.id);
  await line.history.setHasRecording(entry.id, false);
  return { ...entry, hasRecording: false };
}

function splitOf(
  { releasedAtMs, soundEndedAtMs }: Utterance,
  heard: Result<Heard, EngineFailure> | 'cancelled',
  heardAtMs: number,
): LatencySplit | undefined {
  if (soundEndedAtMs === undefined || heard === 'cancelled' || !heard.ok) return undefined;
  const { encodeAfterReleaseMs, decodeAfterReleaseMs } = heard.value.timings;
  return splitUntilHeard({ releasedAtMs, soundEndedAtMs, heardAtMs, encodeAfterReleaseMs, decodeAfterReleaseMs });
}

function outcomeOf(heard: Result<Heard, EngineFailure> | 'cancelled', wishes: Wishes): EntryOutcome {
  if (heard === 'cancelled') return { kind: 'cancelled' };
  if (!heard.ok) return { kind: 'failed', failure: heard.failure };
  const rule = judge(heard.value, wishes.limits);
  return rule === 'valid' ? { kind: 'accepted' } : { kind: 'rejected', rule };
}

/**
 * Delivers an entry that is in the history, and marks it there. Also for *Deliver anyway*.
 *
 * @param soFar where the wait went until now, if someone waits for the text: delivery is added to it
 */
export async function deliverEntry(
  entry: Entry,
  paste: boolean,
  line: Pick<Line, 'deliverer' | 'history' | 'report' | 'clock'>,
  soFar?: LatencySplit,
): Promise<Outcome> {
  const startedAtMs = line.clock.steadyMs();
  const delivered = await line.deliverer.deliver(entry.text, paste);
  const split = soFar && { ...soFar, deliveryMs: line.clock.steadyMs() - startedAtMs };
  const marked = await line.history.setDelivery(entry.id, delivered.kind, split);
  if (!marked.ok) line.report(entry.id, { kind: 'trouble', failure: marked.failure });
  if (delivered.kind !== 'pasted' && delivered.failure !== undefined) {
    line.report(entry.id, { kind: 'trouble', failure: delivered.failure });
  }
  return { kind: 'delivered', entry: { ...entry, delivery: delivered.kind, ...(split && { split }) }, delivered };
}
