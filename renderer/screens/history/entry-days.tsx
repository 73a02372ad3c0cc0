import type { Entry } from '../../../core/entry';
import { SCREEN } from '../../../core/tuning';
import { useNow } from '../../state/use-now';
import { dayText, screenLocale } from '../../text/time-text';
import { EntryRow } from './entry-row';
import { groupByDay } from './group-by-day';

/** Entries under the days on which they were said. */
export function EntryDays({ entries }: { readonly entries: readonly Entry[] }) {
  const nowMs = useNow(SCREEN.dayEveryMs);
  const locale = screenLocale(navigator.language);
  return groupByDay(entries, (entry) => dayText(entry.startedAtMs, nowMs, locale)).map(({ day, entries: said }) => (
    <section key={day} aria-label={day}>
      <h2 className="day">{day}</h2>
      <ul className="entries">
        {said.map((entry) => (
          <EntryRow key={entry.id} entry={entry} locale={locale} />
        ))}
      </ul>
    </section>
  ));
}
