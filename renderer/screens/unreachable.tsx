import { ActionButton } from '../controls/action-button';
import { useWindow } from '../state/window-context';

/** Main did not answer. Should never be seen. */
export function Unreachable() {
  const { store } = useWindow();
  return (
    <main className="unreachable">
      <h1>Dictum does not answer</h1>
      <p>Try again. If it stays so, quit Dictum and start it again: what you said is on disk.</p>
      <ActionButton label="Try again" look="primary" onPress={() => void store.open()} />
    </main>
  );
}
