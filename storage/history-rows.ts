import type { Delivery, Entry, EntryOutcome } from '../core/entry';

/** A row of the table, as SQLite gives and takes it. */
export interface HistoryRow {
  readonly id: string;
  readonly started_at_ms: number;
  readonly duration_ms: number;
  readonly text: string;
  /** The text in lower case, of every script: SQLite itself folds ASCII only. */
  readonly folded: string;
  readonly language: string;
  /** EntryOutcome as JSON. */
  readonly outcome: string;
  readonly delivery: string;
  readonly latency_ms: number;
  readonly origin: string;
  readonly has_recording: number;
}

export function rowOf(entry: Entry): HistoryRow {
  return {
    id: entry.id,
    started_at_ms: entry.startedAtMs,
    duration_ms: entry.durationMs,
    text: entry.text,
    folded: foldCase(entry.text),
    language: entry.language,
    outcome: JSON.stringify(entry.outcome),
    delivery: entry.delivery,
    latency_ms: entry.latencyMs,
    origin: entry.origin,
    has_recording: entry.hasRecording ? 1 : 0,
  };
}

/** The entry in a row; `undefined` for one that is not of our making or damaged. */
export function entryOf(row: unknown): Entry | undefined {
  if (!isRecord(row)) return undefined;
  const { id, started_at_ms, duration_ms, text, language, delivery, latency_ms, origin, has_recording } = row;
  const outcome = typeof row['outcome'] === 'string' ? parseOutcome(row['outcome']) : undefined;
  if (typeof id !== 'string' || typeof text !== 'string' || typeof language !== 'string') return undefined;
  if (typeof started_at_ms !== 'number' || typeof duration_ms !== 'number' || typeof latency_ms !== 'number')
    return undefined;
  if (outcome === undefined || !isDelivery(delivery) || !isOrigin(origin)) return undefined;
  return {
    id,
    startedAtMs: started_at_ms,
    durationMs: duration_ms,
    text,
    language,
    outcome,
    delivery,
    latencyMs: latency_ms,
    origin,
    hasRecording: has_recording === 1,
  };
}

export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function parseOutcome(json: string): EntryOutcome | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (!isRecord(value)) return undefined;
    if (value['kind'] === 'accepted' || value['kind'] === 'cancelled') return { kind: value['kind'] };
    const isRejected = value['kind'] === 'rejected' && typeof value['rule'] === 'string';
    const isFailed =
      value['kind'] === 'failed' && isRecord(value['failure']) && typeof value['failure']['name'] === 'string';
    // Rules and failures are written by us; one of a later version is shown by its name.
    return isRejected || isFailed ? (value as unknown as EntryOutcome) : undefined;
  } catch {
    return undefined;
  }
}

function isDelivery(value: unknown): value is Delivery {
  return ['waiting', 'none', 'copied', 'pasted', 'refused'].some((delivery) => delivery === value);
}

function isOrigin(value: unknown): value is Entry['origin'] {
  return ['dictated', 'recovered', 'retried'].some((origin) => origin === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
