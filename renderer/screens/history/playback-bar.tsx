import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Entry } from '../../../core/entry';
import { usePlayback } from '../../playback/use-playback';
import { useWindow } from '../../state/window-context';
import { elapsedText } from '../../text/time-text';

/** Where the playback of an entry is, and how to move it; nothing while it is not played. */
export function PlaybackBar({ entry }: { readonly entry: Entry }) {
  const playback = usePlayback(entry.id);
  return playback === undefined ? null : <Bar entry={entry} positionMs={playback.positionMs} />;
}

function Bar({ entry, positionMs }: { readonly entry: Entry; readonly positionMs: number }) {
  const { player } = useWindow();
  const bar = useRef<HTMLDivElement>(null);
  const { durationMs } = entry;

  useEffect(() => {
    const stop = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) player.stop();
    };
    document.addEventListener('keydown', stop);
    return () => document.removeEventListener('keydown', stop);
  }, [player]);

  useLayoutEffect(() => {
    const own = bar.current;
    return () => {
      // The focus must not be lost with the slider.
      if (own?.contains(document.activeElement) !== true) return;
      own.closest('.entry')?.querySelector<HTMLElement>('.entry-actions > button')?.focus();
    };
  }, []);

  return (
    <div className="playback" ref={bar}>
      <input
        type="range"
        className="playback-place"
        aria-label="Place in the recording"
        aria-valuetext={`${elapsedText(positionMs)} of ${elapsedText(durationMs)}`}
        min={0}
        max={durationMs}
        // A hundredth with each arrow key, whatever the length.
        step={durationMs / 100}
        value={Math.min(positionMs, durationMs)}
        onChange={({ target }) => player.seek(target.valueAsNumber)}
      />
      <span className="playback-time" aria-hidden>
        {elapsedText(positionMs)} / {elapsedText(durationMs)}
      </span>
    </div>
  );
}
