import type { Entry } from '../../core/entry';
import { piecesOf } from '../../core/doubts';

/** An entry's text; the words that Whisper was not sure of have dots below. */
export function EntryWords({ entry: { text, doubts = [] } }: { readonly entry: Entry }) {
  let at = 0;
  return piecesOf(text, doubts).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.isDoubtful ? (
      <span key={key} className="doubt" title="Whisper was not sure of this">
        {piece.text}
      </span>
    ) : (
      piece.text
    );
  });
}
