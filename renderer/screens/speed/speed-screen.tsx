import { Gauge } from 'lucide-react';
import { failureText } from '../../../core/failure-text';
import { SPLIT_PARTS } from '../../../core/latency-split';
import { SCREEN } from '../../../core/tuning';
import { useNow } from '../../state/use-now';
import { SPLIT_TEXT } from '../../text/split-text';
import { latencyText } from '../../text/time-text';
import { EmptyState } from '../history/empty-state';
import { CompareModels } from './compare-models';
import { useWaits } from './use-waits';
import { WaitPlot } from './wait-plot';
import { WaitTable } from './wait-table';
import { sumUp, type Wait } from './waits';

/** How long the user's own dictations took on this very machine, and what its models can do. */
export function SpeedScreen() {
  const { waits, failure } = useWaits();
  return (
    <div className="speed">
      <h1 className="speed-title">How fast is it here?</h1>
      {failure !== undefined && <p className="history-failure">{failureText(failure).title}</p>}
      {waits?.length === 0 && failure === undefined && (
        <EmptyState
          icon={Gauge}
          title="No dictation measured yet"
          text="Dictate something: how long you waited for each text is shown here."
        />
      )}
      {waits !== undefined && waits.length > 0 && <Measured waits={waits} />}
      {/* Not before the plot above it, which would push it down. */}
      {waits !== undefined && <CompareModels />}
    </div>
  );
}

function Measured({ waits }: { readonly waits: readonly Wait[] }) {
  const nowMs = useNow(SCREEN.dayEveryMs);
  const { medianMs, p95Ms, parts } = sumUp(waits);
  return (
    <>
      {waits.length === 1 ? (
        <p>Your last text was there within {latencyText(medianMs)} of the key coming up.</p>
      ) : (
        <p>
          Half of your last {waits.length} texts were there within {latencyText(medianMs)} of the key coming up, 95 of
          100 within {latencyText(p95Ms)}.
        </p>
      )}
      <section className="card speed-card" aria-label="Your dictations">
        <WaitPlot waits={waits} />
        <WaitTable waits={waits} nowMs={nowMs} />
      </section>
      {parts !== undefined && (
        <section aria-labelledby="speed-parts">
          <h2 id="speed-parts" className="group-title">
            Where the wait goes
          </h2>
          <dl className="card parts">
            {SPLIT_PARTS.map((part) => (
              <div key={part} className="part">
                <dt>{SPLIT_TEXT[part]}</dt>
                <dd>{latencyText(parts[part])}</dd>
              </div>
            ))}
          </dl>
          <p className="plot-caption">
            The middle value of each part. What Whisper did while you spoke is in none of them.
          </p>
        </section>
      )}
    </>
  );
}
