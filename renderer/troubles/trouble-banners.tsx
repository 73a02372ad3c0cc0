import { CircleAlert, History, RotateCcw, Settings } from 'lucide-react';
import type { Failure } from '../../core/failure';
import { failureText } from '../../core/failure-text';
import { impossible } from '../../core/result';
import { ActionButton } from '../controls/action-button';
import type { ScreenName } from '../screens/screen-name';
import { useActions, useAppState } from '../state/window-context';
import { Banner } from './banner';
import { shownTroubles } from './shown-troubles';
import { type TroubleAction, troubleAction } from './trouble-action';

interface Props {
  readonly onOpen: (screen: ScreenName) => void;
}

/** What went wrong and still matters, each with the one thing to do about it. */
export function TroubleBanners({ onOpen }: Props) {
  const state = useAppState();
  const actions = useActions();
  const dismissable = new Set(
    [...(state.info?.snapshot.troubles ?? []), ...state.ownTroubles].map((failure: Failure) => failure.name),
  );
  return shownTroubles(state).map((failure) => {
    const { title, advice } = failureText(failure);
    const action = troubleAction(failure, state.info?.snapshot.last);
    return (
      <Banner
        key={failure.name}
        icon={CircleAlert}
        tone="bad"
        title={title}
        text={advice}
        {...(dismissable.has(failure.name) ? { onDismiss: () => actions.dismiss(failure.name) } : {})}
      >
        {action !== undefined && <TroubleButton action={action} onOpen={onOpen} />}
      </Banner>
    );
  });
}

function TroubleButton({ action, onOpen }: Props & { readonly action: TroubleAction }) {
  const actions = useActions();
  switch (action.kind) {
    case 'retry':
      return <ActionButton icon={RotateCcw} label="Retry" onPress={() => void actions.retry(action.entryId)} />;
    case 'reload-engine':
      return <ActionButton icon={RotateCcw} label="Reload engine" onPress={() => actions.reloadEngine()} />;
    case 'open-settings':
      return <ActionButton icon={Settings} label="Open Settings" onPress={() => onOpen('settings')} />;
    case 'open-history':
      return <ActionButton icon={History} label="Open History" onPress={() => onOpen('history')} />;
    default:
      return impossible(action);
  }
}
