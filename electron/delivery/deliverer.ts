import { clipboard } from 'electron';
import type { Clock, Delivered, Deliverer } from '../../core/ports';
import { TIMEOUT } from '../../core/tuning';
import { pressPasteKeys } from './paste';

export interface DeliveryParts {
  readonly clock: Clock;
  /** Whether a key is held that would turn Ctrl+V into something else. */
  modifierHeld(): boolean;
  /** Whether one of our own windows has the focus: there is no cursor of the user's to paste at. */
  focusIsOurs(): boolean;
  /** Our own key presses are not the user's; returns what ends this. */
  muteKeys(): () => void;
}

/** Clipboard and cursor of this machine. One text at a time, so that none is on the clipboard while another is pasted. */
export class SystemDeliverer implements Deliverer {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: DeliveryParts) {}

  deliver(text: string, paste: boolean): Promise<Delivered> {
    const delivered = this.last.then(() => this.deliverNow(text, paste));
    this.last = delivered;
    return delivered;
  }

  private async deliverNow(text: string, paste: boolean): Promise<Delivered> {
    if (!(await copy(text))) return { kind: 'refused', failure: { name: 'clipboard-refused' } };
    if (!paste || this.parts.focusIsOurs()) return { kind: 'copied' };
    if (!(await this.keysAreUp())) return { kind: 'copied', failure: { name: 'paste-unavailable', why: 'failed' } };
    // Waiting for the keys, the user may have copied something else.
    if (!(await copy(text))) return { kind: 'refused', failure: { name: 'clipboard-refused' } };
    const unmute = this.parts.muteKeys();
    const pasted = await pressPasteKeys();
    this.parts.clock.after(TIMEOUT.pasteEchoMs, unmute);
    return pasted.ok ? { kind: 'pasted' } : { kind: 'copied', failure: pasted.failure };
  }

  private async keysAreUp(): Promise<boolean> {
    const { clock } = this.parts;
    const startedMs = clock.steadyMs();
    while (this.parts.modifierHeld()) {
      if (clock.steadyMs() - startedMs > TIMEOUT.keysUpMs) return false;
      await new Promise<void>((resolve) => clock.after(TIMEOUT.keysUpPollMs, resolve));
    }
    return true;
  }
}

/** Puts the text on the clipboard and looks whether it is there. Systems may change the line ends. */
async function copy(text: string): Promise<boolean> {
  try {
    // Promises in today's Electron, plain values in older ones.
    await clipboard.writeText(text);
    const found = await clipboard.readText();
    return found.replace(/\r\n/g, '\n') === text.replace(/\r\n/g, '\n');
  } catch {
    return false;
  }
}
