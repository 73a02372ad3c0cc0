import { latencyText } from '../../text/time-text';
import { roundCeiling, sumUp, type Wait } from './waits';

/** In the drawing's own units; the drawing is scaled to the card. */
const WIDTH = 600;
const HEIGHT = 210;
const PLOT = { left: 66, right: 596, top: 12, bottom: 184 };
/** A bar of few is not a wall. */
const WIDEST_BAR = 24;
/** Of its place; the rest is the gap. */
const BAR_SHARE = 0.7;

/** A bar for each dictation, the oldest first. The axis fits 95 of 100; a bar that leaves it at the top is marked. */
export function WaitPlot({ waits }: { readonly waits: readonly Wait[] }) {
  const { medianMs, p95Ms } = sumUp(waits);
  const topMs = roundCeiling(p95Ms);
  const place = (PLOT.right - PLOT.left) / waits.length;
  const bar = Math.min(WIDEST_BAR, place * BAR_SHARE);
  const over = waits.filter(({ latencyMs }) => latencyMs > topMs).length;
  return (
    <figure className="plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`The wait for ${waits.length === 1 ? 'one text' : `each of ${waits.length} texts`}, from 0 to ${latencyText(topMs)}. Half are below ${latencyText(medianMs)}.`}
      >
        {[0, topMs / 2, topMs].map((ms) => (
          <g key={ms}>
            <line
              className="plot-grid"
              x1={PLOT.left}
              x2={PLOT.right}
              y1={heightOf(ms, topMs)}
              y2={heightOf(ms, topMs)}
            />
            <text className="plot-text" x={PLOT.left - 8} y={heightOf(ms, topMs) + 4} textAnchor="end">
              {latencyText(ms)}
            </text>
          </g>
        ))}
        {waits.map(({ id, latencyMs }, index) => {
          const y = heightOf(Math.min(latencyMs, topMs), topMs);
          return (
            <rect
              key={id}
              className={latencyMs > topMs ? 'plot-bar plot-bar-over' : 'plot-bar'}
              x={PLOT.left + (index + 0.5) * place - bar / 2}
              y={y}
              width={bar}
              height={Math.max(1, PLOT.bottom - y)}
            />
          );
        })}
        <line
          className="plot-median"
          x1={PLOT.left}
          x2={PLOT.right}
          y1={heightOf(medianMs, topMs)}
          y2={heightOf(medianMs, topMs)}
        />
        <text className="plot-text" x={PLOT.left} y={HEIGHT - 6}>
          Oldest
        </text>
        <text className="plot-text" x={PLOT.right} y={HEIGHT - 6} textAnchor="end">
          Newest
        </text>
      </svg>
      <figcaption className="plot-caption">
        From the key coming up to the text. The dashed line is the middle one.
        {over > 0 && ` ${over === 1 ? 'One' : over} took longer than ${latencyText(topMs)} (marked).`}
      </figcaption>
    </figure>
  );
}

function heightOf(ms: number, topMs: number): number {
  return PLOT.bottom - (ms / topMs) * (PLOT.bottom - PLOT.top);
}
