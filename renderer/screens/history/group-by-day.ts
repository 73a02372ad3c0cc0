import type { Entry } from '../../../core/entry';

export interface Day {
  readonly day: string;
  readonly entries: readonly Entry[];
}

/** Neighbours of the same day, in the order given. */
export function groupByDay(entries: readonly Entry[], dayOf: (entry: Entry) => string): readonly Day[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
