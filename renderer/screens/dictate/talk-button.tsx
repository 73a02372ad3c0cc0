import { Check, LoaderCircle, Mic, Square } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import type { Phase } from '../../../core/snapshot';
import { useTalk } from './use-talk';
import { useTalkKeys } from './use-talk-keys';

interface Props {
  readonly phase: Phase;
  /** The newest dictation has just become a text. */
  readonly isWritten: boolean;
}

/** The big button: hold it, or tap it. The pointer is captured, so sliding off it does not cut a sentence. */
export function TalkButton({ phase, isWritten }: Props) {
  const recording = phase.kind === 'starting' || phase.kind === 'listening';
  const button = useRef<HTMLButtonElement>(null);
  const held = useRef(false);
  const talk = useTalk(recording);
  useTalkKeys(button, talk);

  const press = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = true;
    talk(true);
  };
  const release = (): void => {
    if (!held.current) return;
    held.current = false;
    talk(false);
  };

  return (
    <button
      ref={button}
      type="button"
      className="talk"
      data-phase={phase.kind}
      aria-label={recording ? 'Stop and write' : 'Dictate'}
      aria-describedby="talk-hint"
      onPointerDown={press}
      onPointerUp={release}
      onPointerCancel={release}
      onClick={(event) => {
        // Pointers and keys were heard above; a click without either (detail 0) is a screen reader's press.
        if (event.detail !== 0) return;
        talk(true);
        talk(false);
      }}
    >
      <TalkIcon phase={phase} isWritten={isWritten} />
    </button>
  );
}

function TalkIcon({ phase, isWritten }: Props) {
  if (phase.kind === 'listening') return <Square size={36} fill="currentColor" aria-hidden />;
  if (phase.kind === 'starting' || phase.kind === 'thinking') {
    return <LoaderCircle className="talk-busy" size={44} aria-hidden />;
  }
  return isWritten ? <Check size={52} aria-hidden /> : <Mic size={48} aria-hidden />;
}
