import type { Entry } from '../../core/entry';
import { failureText } from '../../core/failure-text';
import { rejectionText } from '../../core/judgement';
import { impossible } from '../../core/result';

/** How an entry ended, in a few words. `tone`: how it is coloured. */
export interface EntryStatus {
  readonly text: string;
  readonly tone: 'good' | 'quiet' | 'bad';
}

export function entryStatus(entry: Entry): EntryStatus {
  switch (entry.outcome.kind) {
    case 'accepted':
      return deliveryStatus(entry);
    case 'rejected':
      return isDelivered(entry) ? deliveryStatus(entry) : { text: rejectionText(entry.outcome.rule), tone: 'quiet' };
    case 'failed':
      return { text: failureText(entry.outcome.failure).title, tone: 'bad' };
    case 'cancelled':
      return { text: 'Cancelled', tone: 'quiet' };
    default:
      return impossible(entry.outcome);
  }
}

function deliveryStatus(entry: Entry): EntryStatus {
  switch (entry.delivery) {
    case 'pasted':
      return { text: 'Pasted', tone: 'good' };
    case 'copied':
      return { text: 'Copied', tone: 'good' };
    case 'refused':
      return { text: 'Not delivered', tone: 'bad' };
    case 'waiting':
    case 'none':
      return { text: entry.origin === 'recovered' ? 'Recovered' : 'Not delivered', tone: 'quiet' };
    default:
      return impossible(entry.delivery);
  }
}

/** What became of an entry that was not delivered; `undefined` where its status says it all. */
export function entryExplanation(entry: Entry): string | undefined {
  switch (entry.outcome.kind) {
    case 'accepted':
      return undefined;
    case 'rejected':
      if (isDelivered(entry)) return undefined;
      return entry.text === '' ? 'There is nothing to deliver.' : 'Kept back: it was neither pasted nor copied.';
    case 'failed':
      return entry.hasRecording ? 'Not written down yet. The recording is kept.' : 'It could not be written down.';
    case 'cancelled':
      return entry.hasRecording ? 'It can still be brought back.' : 'The recording is no longer there.';
    default:
      return impossible(entry.outcome);
  }
}

/** The one thing that can still be done for an entry without a delivered text; `undefined` where there is none. */
export function entryRemedy(entry: Entry): 'retry' | 'bring-back' | 'deliver-anyway' | undefined {
  if (entry.outcome.kind === 'failed') return entry.hasRecording ? 'retry' : undefined;
  if (entry.outcome.kind === 'cancelled') return entry.hasRecording ? 'bring-back' : undefined;
  return entry.outcome.kind === 'rejected' && entry.text !== '' && !isDelivered(entry) ? 'deliver-anyway' : undefined;
}

function isDelivered(entry: Entry): boolean {
  return entry.delivery === 'copied' || entry.delivery === 'pasted';
}
