import type { Entry } from '../../../core/entry';
import { failureText } from '../../../core/failure-text';
import { rejectionText } from '../../../core/judgement';
import { durationText, latencyText } from '../../text/time-text';
import { EntryActions } from '../entry-actions';
import { EntryStatusMark } from '../entry-status';

/** The newest dictation: its text, or why there is none and what to do. */
export function LastEntry({ entry }: { readonly entry: Entry }) {
  return (
    <section className="card last" aria-label="Last dictation">
      {entry.text !== '' && (
        <p className="last-text" lang={entry.language === 'auto' ? undefined : entry.language}>
          {entry.text}
        </p>
      )}
      <Explanation entry={entry} />
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

function Explanation({ entry }: { readonly entry: Entry }) {
  const words = explain(entry);
  return words === undefined ? null : <p className="last-explanation">{words}</p>;
}

function explain(entry: Entry): string | undefined {
  const { outcome } = entry;
  const delivered = entry.delivery === 'copied' || entry.delivery === 'pasted';
  if (outcome.kind === 'rejected' && !delivered) {
    const reason = rejectionText(outcome.rule);
    return entry.text === '' ? `${reason}.` : `${reason}, so the text was not delivered. It is kept here.`;
  }
  if (outcome.kind === 'failed') return failureText(outcome.failure).advice;
  if (outcome.kind === 'cancelled') {
    return entry.hasRecording ? 'The recording is kept for a week.' : 'The recording is no longer there.';
  }
  return undefined;
}
