import type { AppStore } from '../state/app-store';
import type { Player } from './player';

/** What is played would be heard by the microphone: a dictation ends it. */
export function keepSilentWhileRecording(store: AppStore, player: Player): void {
  store.subscribe(() => {
    const phase = store.current().info?.snapshot.phase.kind;
    if (phase === 'starting' || phase === 'listening') player.stop();
  });
}
