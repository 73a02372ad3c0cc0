import type { WebContents } from 'electron';
import type { EventName, Events } from './contract';

/**
 * The page as the main process speaks to it. Orders wait until the page has opened (`app:open`): a key may be pressed
 * while it still loads. State does not wait: the page gets the current one when it opens.
 */
export class Page {
  private isOpen = false;
  private waiting: Events['capture'][] = [];

  constructor(readonly contents: () => WebContents | undefined) {}

  /** The page has subscribed to its events. */
  opened(): void {
    this.isOpen = true;
    for (const order of this.waiting.splice(0)) this.send('capture', order);
  }

  /** The page is being loaded again, or is gone. */
  left(): void {
    this.isOpen = false;
    this.waiting = [];
  }

  send<Name extends EventName>(name: Name, payload: Events[Name]): void {
    const contents = this.contents();
    if (this.isOpen && contents !== undefined && !contents.isDestroyed()) contents.send(name, payload);
  }

  order(order: Events['capture']): void {
    if (this.isOpen) this.send('capture', order);
    else this.waiting.push(order);
  }
}
