import { app, type Session } from 'electron';
import type { NetworkCounts } from '../ipc/contract';
import { isOnNetwork, mayPass } from './policy';

/**
 * The request filter of the sessions it is given, and its two counts. The counts come from different places of
 * Chromium: `refused` from this filter, `left` from its network stack, so that a hole in the filter would show.
 */
export class NetworkGuard {
  private counts: NetworkCounts = { left: 0, refused: 0 };
  /** What may be fetched, by the session that may, while a download that the user asked for runs. */
  private readonly downloads = new Map<Session, (url: string) => boolean>();

  constructor(private readonly onChange: (counts: NetworkCounts) => void) {}

  current(): NetworkCounts {
    return this.counts;
  }

  /** Counts what was refused before it became a request: a new window, another page. */
  refuse(): void {
    this.count({ ...this.counts, refused: this.counts.refused + 1 });
  }

  /** Lets one session fetch these addresses until what is returned is called; no page lives in it. They are counted like the others. */
  allowDownload(one: Session, mayFetch: (url: string) => boolean): () => void {
    this.downloads.set(one, mayFetch);
    return () => this.downloads.delete(one);
  }

  watch(one: Session): void {
    // Without a filter by address: a scheme that is not thought of here is refused too.
    one.webRequest.onBeforeRequest(({ url }, answer) => {
      const passes = mayPass(url, { devtools: !app.isPackaged }) || this.downloads.get(one)?.(url) === true;
      if (!passes) this.refuse();
      answer({ cancel: !passes });
    });
    one.webRequest.onSendHeaders(({ url }) => {
      if (isOnNetwork(url)) this.count({ ...this.counts, left: this.counts.left + 1 });
    });
    // The system's proxy settings may name a script, which Chromium would fetch by itself.
    void one.setProxy({ mode: 'direct' });
    // Its dictionaries are downloads.
    one.setSpellCheckerEnabled(false);
  }

  private count(counts: NetworkCounts): void {
    this.counts = counts;
    this.onChange(counts);
  }
}
