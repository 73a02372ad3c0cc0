import { useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { modelOf } from '../../../core/model-bench/bench-view';
import type { BenchFailure } from '../../../core/failure';
import { failureText } from '../../../core/failure-text';
import { EMBEDDED_MODEL } from '../../../core/model';
import { ActionButton } from '../../controls/action-button';
import { usedModel } from '../../state/used-model';
import { useActions, useInfo } from '../../state/window-context';
import { benchText } from '../../text/bench-text';
import { durationText } from '../../text/time-text';
import { BenchTable } from './bench-table';

/** What the clips that ship with the app add up to; a number stays with its unit. */
const ALL_CLIPS = '30\u00a0s';

/** How well and how fast each installed model hears on this very machine, and which one suits it. */
export function CompareModels() {
  const { bench, models, settings } = useInfo();
  const actions = useActions();
  const [refused, setRefused] = useState<BenchFailure>();
  const installed = [EMBEDDED_MODEL, ...models.installed.map(({ name }) => name)];
  const used = usedModel(settings, models);
  const isRunning = bench.kind === 'running';
  const rows = bench.kind === 'none' ? [] : bench.rows;
  const missing = bench.kind === 'over' ? installed.filter((name) => !rows.some((row) => modelOf(row) === name)) : [];
  const recommended = bench.kind === 'over' && rows.length > 1 ? bench.recommended?.name : undefined;
  const [clipMs] = rows.flatMap((row) => (row.kind === 'heard' ? [row.bench.clipMs] : []));
  const start = (): void => void actions.compareModels().then(setRefused);

  return (
    <section aria-labelledby="compare-models">
      <h2 id="compare-models" className="group-title">
        Installed models
      </h2>
      <div className="card bench">
        <div className="bench-head">
          <p className="bench-words">
            {installed.length === 1 ? 'The model' : 'Each model'} hears five short English recordings, {ALL_CLIPS} in
            all. That takes a few seconds, with a large model up to minutes.
          </p>
          {/* One button, so that it keeps the focus where its meaning changes. */}
          <ActionButton
            look={bench.kind === 'none' ? 'primary' : 'plain'}
            label={startLabel(isRunning, installed.length, bench.kind === 'over')}
            onPress={isRunning ? () => actions.stopComparing() : start}
          />
        </div>
        {refused !== undefined && !isRunning && (
          <p role="alert" className="bench-refused">
            {failureText(refused).title}. {failureText(refused).advice}
          </p>
        )}
        <p role="status" aria-label="Comparison" className="bench-status">
          {benchText(bench)}
        </p>
        {isRunning && (
          <ProgressBar className="bench-progress" aria-label="Comparison" value={Math.round(bench.fraction * 100)}>
            {({ percentage }) => (
              <div className="progress-track">
                <div className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
              </div>
            )}
          </ProgressBar>
        )}
        {recommended !== undefined && recommended !== used && (
          <ActionButton
            look="primary"
            label={`Use ${recommended}`}
            onPress={() => void actions.changeSettings({ model: recommended })}
          />
        )}
        {rows.length > 0 && <BenchTable rows={rows} used={used} recommended={recommended} />}
        {missing.length > 0 && <p className="plot-caption">Not measured: {missing.join(', ')}.</p>}
        {clipMs !== undefined && (
          <p className="plot-caption">
            Errors: words that were not heard as they were said, in English. Wait: for the text of a recording of{' '}
            {durationText(clipMs)} given all at once; when you dictate, most is done while you speak. Whatever else this
            computer is doing makes it longer.
          </p>
        )}
        {installed.length === 1 && (
          <p className="plot-caption">To compare it with others, add them in Settings, under Speech model.</p>
        )}
      </div>
    </section>
  );
}

function startLabel(isRunning: boolean, models: number, again: boolean): string {
  if (isRunning) return 'Cancel';
  if (models === 1) return again ? 'Measure again' : 'Measure this model';
  return again ? 'Compare again' : 'Compare the models';
}
