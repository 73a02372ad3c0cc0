import type { WebContents, WebFrameMain } from 'electron';
import { isOurs } from './origin';

interface Speaker {
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain | null;
}

/** Decides who is listened to, and counts what was refused. */
export class Gate {
  private refused = 0;

  constructor(private readonly ourContents: () => WebContents | undefined) {}

  /** Only our window's main frame, and only while it shows our page, may speak. */
  admits({ sender, senderFrame }: Speaker): boolean {
    return (
      senderFrame !== null && senderFrame.parent === null && sender === this.ourContents() && isOurs(senderFrame.url)
    );
  }

  refuse(name: string, why: 'sender' | 'junk'): void {
    this.refused += 1;
    console.error(`dictum: refused a message (${why}) for ${name}; ${this.refused} so far`);
  }
}
