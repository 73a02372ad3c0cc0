import { Label, ProgressBar } from 'react-aria-components';
import type { EngineState } from '../../../core/engine';

/** The models' way into memory; nothing is shown once they are there. Dictation may begin meanwhile. */
export function EngineProgress({ engine }: { readonly engine: EngineState }) {
  if (engine.kind !== 'loading') return null;
  return (
    <ProgressBar className="progress" value={Math.round(engine.fraction * 100)}>
      {({ percentage, valueText }) => (
        <>
          <Label>Loading the speech model</Label>
          <span className="progress-value">{valueText}</span>
          <div className="progress-track">
            <div className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
