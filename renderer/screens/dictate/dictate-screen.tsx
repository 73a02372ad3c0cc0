import type { Snapshot } from '../../../core/snapshot';
import { useInfo } from '../../state/window-context';
import { phaseText } from '../../text/phase-text';
import { ElapsedTime } from './elapsed-time';
import { EngineProgress } from './engine-progress';
import { LastEntry } from './last-entry';
import { LevelMeter } from './level-meter';
import { LivePreview } from './live-preview';
import { TalkButton } from './talk-button';
import { TalkHint } from './talk-hint';

/** Talk, and see what became of it. */
export function DictateScreen() {
  const { snapshot, hotkey, settings } = useInfo();
  const { phase, engine, last } = snapshot;
  const preview = shownPreview(snapshot);
  return (
    <div className="dictate">
      <div className="stage" data-phase={phase.kind}>
        <TalkButton phase={phase} isWritten={phase.kind === 'done' && last?.outcome.kind === 'accepted'} />
        <h1 className="stage-title">{phaseText(snapshot).title}</h1>
        <TalkHint phase={phase} hotkey={hotkey} mode={settings.hotkeyMode} />
        {settings.privateMode && <p className="talk-hint">Private mode: nothing of this is kept.</p>}
        <div className="stage-detail">
          {phase.kind === 'listening' && (
            <>
              <LevelMeter />
              <ElapsedTime sinceMs={phase.sinceMs} />
            </>
          )}
          {phase.kind !== 'listening' && <EngineProgress engine={engine} />}
        </div>
      </div>
      {preview !== undefined && <LivePreview text={preview} language={settings.language} />}
      {preview === undefined && last !== undefined && <LastEntry entry={last} />}
    </div>
  );
}

/** What was said so far takes the newest entry's place until it is one itself. */
function shownPreview({ phase, preview }: Snapshot): string | undefined {
  if (phase.kind !== 'listening' && phase.kind !== 'thinking') return undefined;
  return preview?.sessionId === phase.sessionId && preview.text !== '' ? preview.text : undefined;
}
