import { splitTotalMs } from '../../../core/latency-split';
import { screenLocale, dayText, durationText, latencyText, timeOfDayText } from '../../text/time-text';
import type { Wait } from './waits';

interface Props {
  readonly waits: readonly Wait[];
  readonly nowMs: number;
}

/** The plot in numbers, newest first. */
export function WaitTable({ waits, nowMs }: Props) {
  const locale = screenLocale(navigator.language);
  return (
    <details className="numbers">
      <summary>In numbers</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Spoken</th>
            <th scope="col">To the text</th>
            <th scope="col">With delivery</th>
          </tr>
        </thead>
        <tbody>
          {waits.toReversed().map(({ id, startedAtMs, durationMs, latencyMs, split }) => (
            <tr key={id}>
              <th scope="row">
                {dayText(startedAtMs, nowMs, locale)}, {timeOfDayText(startedAtMs, locale)}
              </th>
              <td>{durationText(durationMs)}</td>
              <td>{latencyText(latencyMs)}</td>
              <td>{split === undefined ? 'not measured' : latencyText(splitTotalMs(split))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
