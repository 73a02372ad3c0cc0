import type { Entry } from '../../core/entry';
import { impossible } from '../../core/result';
import type { Snapshot } from '../../core/snapshot';
import { entryStatus } from './entry-text';

export interface PhaseText {
  /** The state, in a word or two. */
  readonly title: string;
  /** What a screen reader says when the state is reached. */
  readonly announcement: string;
}

export function phaseText(snapshot: Pick<Snapshot, 'phase' | 'last' | 'engine'>): PhaseText {
  const { phase, last, engine } = snapshot;
  switch (phase.kind) {
    case 'ready':
      // What is said now is recorded all the same, and can be retried.
      if (engine.kind === 'failed') return { title: 'Not ready', announcement: 'Not ready' };
      return { title: 'Ready', announcement: 'Ready' };
    case 'starting':
      return { title: 'Starting', announcement: 'Starting the microphone' };
    case 'listening':
      return { title: 'Listening', announcement: 'Listening' };
    case 'thinking':
      return { title: 'Thinking', announcement: 'Thinking' };
    case 'done':
      return last === undefined ? { title: 'Done', announcement: 'Done' } : doneText(last);
    default:
      return impossible(phase);
  }
}

function doneText(entry: Entry): PhaseText {
  const status = entryStatus(entry).text;
  switch (entry.outcome.kind) {
    case 'accepted':
      return { title: 'Done', announcement: `Done. ${status}: ${entry.text}` };
    case 'rejected':
      return { title: 'Not delivered', announcement: `Not delivered. ${status}` };
    case 'failed':
      return { title: 'Failed', announcement: `Failed. ${status}` };
    case 'cancelled':
      return { title: 'Cancelled', announcement: 'Cancelled. It can be brought back.' };
    default:
      return impossible(entry.outcome);
  }
}
