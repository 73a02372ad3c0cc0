import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { ActionButton } from '../../controls/action-button';
import { usePlayback } from '../../playback/use-playback';
import { useWindow } from '../../state/window-context';

interface Props {
  readonly entryId: string;
  /** When it was said. */
  readonly time: string;
}

/** Plays and pauses the sound of an entry; it ends where the entry leaves the screen. */
export function PlayButton({ entryId, time }: Props) {
  const { player } = useWindow();
  const playing = usePlayback(entryId)?.playing === true;
  useEffect(() => () => player.stop(entryId), [player, entryId]);
  return (
    <ActionButton
      icon={playing ? Pause : Play}
      label={`${playing ? 'Pause' : 'Play'} what was said at ${time}`}
      look="icon-only"
      onPress={() => void player.toggle(entryId)}
    />
  );
}
