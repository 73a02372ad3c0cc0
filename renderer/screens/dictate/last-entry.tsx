import type { Entry } from '../../../core/entry';
import { entryExplanation } from '../../text/entry-text';
import { durationText, latencyText } from '../../text/time-text';
import { EntryActions } from '../entry-actions';
import { EntryStatusMark } from '../entry-status';
import { EntryWords } from '../entry-words';

/** The newest dictation: its text, or why there is none and what to do. */
export function LastEntry({ entry }: { readonly entry: Entry }) {
  const explanation = entryExplanation(entry);
  return (
    <section className="card last" aria-label="Last dictation">
      {entry.text !== '' && (
        <p className="last-text" lang={entry.language === 'auto' ? undefined : entry.language}>
          <EntryWords entry={entry} />
        </p>
      )}
      {entry.doubts !== undefined && <p className="last-doubts">Whisper was not sure of what has dots below.</p>}
      {explanation !== undefined && <p className="last-explanation">{explanation}</p>}
      <div className="last-foot">
        <p className="meta">
          <EntryStatusMark entry={entry} />
          <span>{durationText(entry.durationMs)} of speech</span>
          {entry.text !== '' && <span>written in {latencyText(entry.latencyMs)}</span>}
        </p>
        <div className="last-actions">
          <EntryActions entry={entry} />
        </div>
      </div>
    </section>
  );
}
