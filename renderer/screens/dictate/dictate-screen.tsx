import { useInfo } from '../../state/window-context';
import { phaseText } from '../../text/phase-text';
import { ElapsedTime } from './elapsed-time';
import { EngineProgress } from './engine-progress';
import { LastEntry } from './last-entry';
import { LevelMeter } from './level-meter';
import { TalkButton } from './talk-button';
import { TalkHint } from './talk-hint';

/** Talk, and see what became of it. */
export function DictateScreen() {
  const { snapshot, hotkey, settings } = useInfo();
  const { phase, engine, last } = snapshot;
  return (
    <div className="dictate">
      <div className="stage" data-phase={phase.kind}>
        <TalkButton phase={phase} />
        <h1 className="stage-title">{phaseText(snapshot).title}</h1>
        <div className="stage-detail">
          {phase.kind === 'listening' && (
            <>
              <LevelMeter />
              <ElapsedTime sinceMs={phase.sinceMs} />
            </>
          )}
        </div>
        <TalkHint phase={phase} hotkey={hotkey} mode={settings.hotkeyMode} />
        <EngineProgress engine={engine} />
      </div>
      {last !== undefined && <LastEntry entry={last} />}
    </div>
  );
}
