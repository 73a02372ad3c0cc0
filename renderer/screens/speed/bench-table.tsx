import type { BenchRow } from '../../../core/model-bench/bench-models';
import { modelOf } from '../../../core/model-bench/bench-view';
import { failureText } from '../../../core/failure-text';
import { errorsText } from '../../text/bench-text';
import { latencyText } from '../../text/time-text';

interface Props {
  readonly rows: readonly BenchRow[];
  readonly used: string;
  readonly recommended: string | undefined;
}

/** What each model did. */
export function BenchTable({ rows, used, recommended }: Props) {
  return (
    <table className="bench-table" aria-label="Models compared">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">Errors</th>
          <th scope="col">Wait</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={modelOf(row)}>
            <th scope="row">
              <span className="bench-name">{modelOf(row)}</span>
              {modelOf(row) === recommended && <span className="bench-mark">Recommended</span>}
              {modelOf(row) === used && <span className="model-used">In use</span>}
            </th>
            {row.kind === 'heard' ? (
              <>
                <td>{errorsText(row.bench.wer)}</td>
                <td>{latencyText(row.bench.meanMs)}</td>
              </>
            ) : (
              <td colSpan={2} className="bench-failed">
                {failureText(row.failure).title}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
