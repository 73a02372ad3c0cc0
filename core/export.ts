import type { Entry } from './entry';
import { SPLIT_PARTS } from './latency-split';

export type ExportFormat = 'json' | 'csv' | 'markdown';

/** File name endings, as a save dialog wants them. */
export const EXPORT_ENDINGS: Readonly<Record<ExportFormat, string>> = { json: 'json', csv: 'csv', markdown: 'md' };

/** Whether this is the name of a format. */
export function isExportFormat(value: unknown): value is ExportFormat {
  return typeof value === 'string' && Object.hasOwn(EXPORT_ENDINGS, value);
}

/**
 * The history as one text. Every entry is in it, also failed and cancelled ones, oldest first.
 *
 * - `json`: an array of the entries, with the start as ISO 8601 time besides.
 * - `csv`: RFC 4180 with a header line; the parts of the latency are empty where they were not measured. A field that a spreadsheet would run as a formula is led by an apostrophe (OWASP).
 * - `markdown`: a heading a day, a line an entry.
 */
export function exportEntries(entries: readonly Entry[], format: ExportFormat): string {
  const oldestFirst = [...entries].sort((one, other) => one.startedAtMs - other.startedAtMs);
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        oldestFirst.map((entry) => ({ ...entry, startedAt: isoTime(entry) })),
        null,
        2,
      )}\n`;
    case 'csv':
      return [CSV_COLUMNS, ...oldestFirst.map(csvRow)].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
    case 'markdown':
      return markdown(oldestFirst);
  }
}

/** `drainMs` as `drain_ms`, and so on. */
const SPLIT_COLUMNS = SPLIT_PARTS.map((part) => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

const CSV_COLUMNS = [
  'id',
  'started',
  'duration_ms',
  'language',
  'outcome',
  'delivery',
  'latency_ms',
  ...SPLIT_COLUMNS,
  'text',
];

function csvRow(entry: Entry): string[] {
  return [
    entry.id,
    isoTime(entry),
    Math.round(entry.durationMs).toString(),
    entry.language,
    outcomeName(entry),
    entry.delivery,
    Math.round(entry.latencyMs).toString(),
    ...SPLIT_PARTS.map((part) => (entry.split === undefined ? '' : entry.split[part].toFixed(1))),
    entry.text,
  ];
}

function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function markdown(entries: readonly Entry[]): string {
  const lines: string[] = ['# Dictations', ''];
  let day = '';
  for (const entry of entries) {
    const [date = '', time = ''] = isoTime(entry).split('T');
    if (date !== day) lines.push(...(day === '' ? [] : ['']), `## ${date}`, '');
    day = date;
    const text = entry.text === '' ? `*${outcomeName(entry)}*` : escapeMarkdown(entry.text);
    lines.push(`- **${time.slice(0, 5)}** ${text}`);
  }
  return `${lines.join('\n')}\n`;
}

/** One line, and no character that Markdown or HTML takes for markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

function outcomeName(entry: Entry): string {
  switch (entry.outcome.kind) {
    case 'accepted':
    case 'cancelled':
      return entry.outcome.kind;
    case 'rejected':
      return `rejected: ${entry.outcome.rule}`;
    case 'failed':
      return `failed: ${entry.outcome.failure.name}`;
  }
}

function isoTime(entry: Entry): string {
  return new Date(entry.startedAtMs).toISOString();
}
