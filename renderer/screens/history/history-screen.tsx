import { History, Lock, SearchX, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { failureText } from '../../../core/failure-text';
import { SCREEN } from '../../../core/tuning';
import { ActionButton } from '../../controls/action-button';
import { ConfirmButton } from '../../controls/confirm-button';
import { SearchBox } from '../../controls/search-box';
import { useHistory } from '../../state/use-history';
import { useLater } from '../../state/use-later';
import { useActions, useInfo } from '../../state/window-context';
import { EmptyState } from './empty-state';
import { EntryDays } from './entry-days';
import { ExportButton } from './export-button';

/** All that was said, newest first. */
export function HistoryScreen() {
  const actions = useActions();
  const [typed, setTyped] = useState('');
  const history = useHistory(useLater(typed.trim(), SCREEN.searchPauseMs));
  const { entries, search } = history;
  const isEmpty = entries?.length === 0;
  // Kept, and not to be read: it can still be deleted.
  const locked = useInfo().snapshot.troubles.find(({ name }) => name === 'key-lost' || name === 'key-locked');
  return (
    <div className="history">
      <h1 className="visually-hidden">History</h1>
      <div className="history-bar">
        <SearchBox label="Search what you said" value={typed} onType={setTyped} />
        {!(isEmpty && search === '' && locked === undefined) && (
          <>
            <ExportButton />
            <ConfirmButton
              icon={Trash2}
              label="Delete all"
              question="Delete the whole history?"
              consequence="All texts and all recordings are deleted from this computer. This can’t be undone."
              confirmLabel="Delete all"
              onConfirm={() => void actions.removeAll()}
            />
          </>
        )}
      </div>
      {history.failure !== undefined && <p className="history-failure">{failureText(history.failure).title}</p>}
      <p role="status" className="visually-hidden">
        {entries !== undefined && search !== '' ? `${entries.length}${history.hasMore ? ' or more' : ''} found` : ''}
      </p>
      {isEmpty && search === '' && history.failure === undefined && (
        <EmptyState
          icon={locked === undefined ? History : Lock}
          title={locked === undefined ? 'Nothing said yet' : 'What was kept can’t be read now'}
          text={
            locked === undefined
              ? 'What you dictate is kept here, on this computer only.'
              : 'It is encrypted, and its key can’t be had.'
          }
        />
      )}
      {isEmpty && search !== '' && (
        <EmptyState icon={SearchX} title={`Nothing found for “${search}”`} text="Try fewer words, or parts of them." />
      )}
      {entries !== undefined && entries.length > 0 && <EntryDays entries={entries} />}
      {history.hasMore && (
        <div className="history-more">
          <ActionButton label="Show more" onPress={() => history.showMore()} />
        </div>
      )}
    </div>
  );
}
