import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Entry } from '../../../core/entry';
import { SCREEN } from '../../../core/tuning';
import { ActionButton } from '../../controls/action-button';
import { useActions } from '../../state/window-context';
import { entryExplanation } from '../../text/entry-text';
import { durationText, latencyText, timeOfDayText } from '../../text/time-text';
import { EntryActions } from '../entry-actions';
import { EntryStatusMark } from '../entry-status';
import { EntryWords } from '../entry-words';
import { focusNeighbour } from './focus-neighbour';
import { PlayButton } from './play-button';
import { PlaybackBar } from './playback-bar';

interface Props {
  readonly entry: Entry;
  readonly locale: string;
}

export function EntryRow({ entry, locale }: Props) {
  const actions = useActions();
  const time = timeOfDayText(entry.startedAtMs, locale);
  return (
    <li className="card entry">
      <EntryText entry={entry} />
      <PlaybackBar entry={entry} />
      <div className="entry-foot">
        <p className="meta">
          <time dateTime={new Date(entry.startedAtMs).toISOString()}>{time}</time>
          <span>{durationText(entry.durationMs)}</span>
          {entry.text !== '' && <span>{latencyText(entry.latencyMs)} to text</span>}
          <EntryStatusMark entry={entry} />
          {entry.origin === 'recovered' && entry.delivery !== 'none' && <span>Recovered</span>}
        </p>
        <div className="entry-actions">
          {entry.hasRecording && <PlayButton entryId={entry.id} time={time} />}
          <EntryActions entry={entry} />
          <ActionButton
            icon={Trash2}
            label={`Delete what was said at ${time}`}
            look="icon-only"
            onPress={({ target }) => {
              focusNeighbour(target);
              void actions.remove(entry.id);
            }}
          />
        </div>
      </div>
    </li>
  );
}

function EntryText({ entry }: { readonly entry: Entry }) {
  const [whole, setWhole] = useState(false);
  if (entry.text === '') return <p className="entry-none">{entryExplanation(entry)}</p>;
  const isLong = entry.text.length > SCREEN.longTextCharacters;
  return (
    <div>
      <p className={isLong && !whole ? 'entry-text entry-text-clamped' : 'entry-text'} lang={spokenLanguage(entry)}>
        <EntryWords entry={entry} />
      </p>
      {isLong && (
        <ActionButton
          label={whole ? 'Show less' : 'Show all'}
          aria-expanded={whole}
          onPress={() => setWhole((before) => !before)}
        />
      )}
    </div>
  );
}

function spokenLanguage(entry: Entry): string | undefined {
  return entry.language === 'auto' ? undefined : entry.language;
}
