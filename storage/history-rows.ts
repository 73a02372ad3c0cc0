import type { Delivery, Entry } from '../core/entry';
import { parseDoubts } from '../core/doubts';
import { parseSplit } from '../core/latency-split';
import { parseJsonObject, parseOutcome } from './parse-outcome';

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
  /** LatencySplit as JSON. */
  readonly split: string | null;
  /** Spans of the text as JSON. */
  readonly doubts: string | null;
}

/** The table's columns, in the order of `HistoryRow`. */
export const COLUMNS: readonly (keyof HistoryRow)[] = [
  'id',
  'started_at_ms',
  'duration_ms',
  'text',
  'folded',
  'language',
  'outcome',
  'delivery',
  'latency_ms',
  'origin',
  'has_recording',
  'split',
  'doubts',
];

export function rowOf(entry: Entry): HistoryRow {
  // For the library, a text ends at a NUL.
  const text = entry.text.replaceAll('\0', ' ');
  return {
    id: entry.id,
    started_at_ms: entry.startedAtMs,
    duration_ms: entry.durationMs,
    text,
    folded: foldCase(text),
    language: entry.language,
    outcome: JSON.stringify(entry.outcome),
    delivery: entry.delivery,
    latency_ms: entry.latencyMs,
    origin: entry.origin,
    has_recording: entry.hasRecording ? 1 : 0,
    split: entry.split === undefined ? null : JSON.stringify(entry.split),
    doubts: entry.doubts === undefined ? null : JSON.stringify(entry.doubts),
  };
}

/** The entry in a row; `undefined` for one that is not of our making or damaged. A split or doubts that can't be read cost the entry nothing. */
export function entryOf(row: unknown): Entry | undefined {
  if (!isRecord(row)) return undefined;
  const { id, started_at_ms, duration_ms, text, language, delivery, latency_ms, origin, has_recording } = row;
  const outcome = parseOutcome(row['outcome']);
  if (typeof id !== 'string' || typeof text !== 'string' || typeof language !== 'string') return undefined;
  if (typeof started_at_ms !== 'number' || typeof duration_ms !== 'number' || typeof latency_ms !== 'number')
    return undefined;
  const split = parseSplit(parseJsonObject(row['split']));
  const doubts = parseDoubts(parseJsonObject(row['doubts']), text);
  if (outcome === undefined || !isDelivery(delivery) || !isOrigin(origin)) return undefined;
  return {
    id,
    startedAtMs: started_at_ms,
    durationMs: duration_ms,
    text,
    ...(doubts && { doubts }),
    language,
    outcome,
    delivery,
    latencyMs: latency_ms,
    origin,
    hasRecording: has_recording === 1,
    ...(split && { split }),
  };
}

/** The same for all spellings that a search takes for equal: case of every script, ß and ss, wide and narrow letters. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

/** The words of a search, folded, each once; none for an empty search. */
export function searchWords(search: string): readonly string[] {
  return [...new Set(foldCase(search).split(/[\s\0]+/u))].filter((word) => word !== '');
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
