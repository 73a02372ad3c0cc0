import { HOTKEYS } from '../../../core/hotkey-names';
import type { Phase } from '../../../core/snapshot';
import type { AppInfo } from '../../../electron/ipc/contract';

interface Props {
  readonly phase: Phase;
  readonly hotkey: AppInfo['hotkey'];
  readonly mode: 'hold-or-tap' | 'hold';
}

/** What to press now. */
export function TalkHint({ phase, hotkey, mode }: Props) {
  const key = <kbd>{HOTKEYS[hotkey.name].label}</kbd>;
  if (phase.kind === 'starting' || phase.kind === 'listening') {
    return (
      <p id="talk-hint" className="talk-hint">
        Let go or press again to write it down, <kbd>Esc</kbd> to cancel
      </p>
    );
  }
  return (
    <p id="talk-hint" className="talk-hint">
      {!hotkey.works && (
        <>
          Hold the button or <kbd>Space</kbd> and speak
        </>
      )}
      {hotkey.works && mode === 'hold' && <>Hold {key} and speak</>}
      {hotkey.works && mode === 'hold-or-tap' && <>Hold {key} and speak, or tap to start and stop</>}
    </p>
  );
}
