import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { METER } from '../../../core/tuning';
import { useMediaQuery } from '../../state/use-media-query';
import { useWindow } from '../../state/window-context';

/** How much of the level each bar shows: highest in the middle. */
const BARS = [0.3, 0.45, 0.6, 0.5, 0.75, 0.9, 0.7, 1, 0.7, 0.9, 0.75, 0.5, 0.6, 0.45, 0.3];

/** Whether the microphone hears something. Where motion is unwanted it is a word, else bars. */
export function LevelMeter() {
  return useMediaQuery('(prefers-reduced-motion: reduce)') ? <LevelWord /> : <LevelBars />;
}

/** Written past React, 31 times a second, to one custom property. */
function LevelBars() {
  const { levels } = useWindow();
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => levels.subscribe((level) => meter.current?.style.setProperty('--level', level.toFixed(2))), [levels]);
  return (
    <div ref={meter} className="meter" aria-hidden>
      {BARS.map((share, index) => (
        <span key={index} className="meter-bar" style={{ '--share': share } as CSSProperties} />
      ))}
    </div>
  );
}

function LevelWord() {
  const { levels } = useWindow();
  const [hears, setHears] = useState(false);
  useEffect(() => levels.subscribe((level) => setHears(level >= METER.soundLevel)), [levels]);
  return (
    <p className="meter-word" aria-hidden>
      {hears ? 'Sound is coming in' : 'Quiet'}
    </p>
  );
}
