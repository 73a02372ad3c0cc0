/** Times as a user reads them. Screens are in English, so dates are too; the clock (12 or 24 hours) is the system's. */

const DAY_MS = 24 * 3_600_000;

/** Length of a recording: `4.2 s`, `1:05 min`, `1:02:30 h`. */
export function durationText(ms: number): string {
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 3_599_500 ? `${clockText(Math.round(ms / 1000))} min` : `${clockText(Math.round(ms / 1000))} h`;
}

/** Time since the start of a recording, whole seconds: `0:04`, `1:02:30`. */
export function elapsedText(ms: number): string {
  return clockText(Math.floor(Math.max(0, ms) / 1000));
}

/** From release to text: `240 ms`, `1.8 s`. */
export function latencyText(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The time of day. */
export function timeOfDayText(atMs: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(atMs);
}

/** The day as a heading: `Today`, `Yesterday`, `Monday, 23 November`, with the year where it isn't this one. */
export function dayText(atMs: number, nowMs: number, locale: string): string {
  const days = Math.round((startOfDay(nowMs) - startOfDay(atMs)) / DAY_MS);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  const parts: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  return new Intl.DateTimeFormat(locale, sameYear ? parts : { ...parts, year: 'numeric' }).format(atMs);
}

/** The user's English, or British English (24 hours) where their language is another. */
export function screenLocale(language: string): string {
  return language.startsWith('en') ? language : 'en-GB';
}

function clockText(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
