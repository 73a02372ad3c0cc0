import { type Session, session } from 'electron';
import { DOWNLOAD } from '../../core/tuning';
import type { HubAccess, HubAnswer } from '../../storage/models/hub-access';
import type { NetworkGuard } from '../network/guard';
import { hubUrl } from '../network/hub-url';
import { mayDownload } from '../network/policy';

/** In memory, and no page is ever opened in it. */
const PARTITION = 'model-download';

/** The one way out of the app: to the hub of models, while a download that the user asked for runs. */
export class HubDoor {
  constructor(private readonly network: NetworkGuard) {}

  /** Opens it for the time of the work. */
  async open<T>(work: (hub: HubAccess) => Promise<T>): Promise<T> {
    const baseUrl = hubUrl();
    const one = session.fromPartition(PARTITION, { cache: false });
    const shut = this.network.allowDownload(one, (url) => mayDownload(url, baseUrl));
    try {
      return await work({
        baseUrl,
        pauseMs: DOWNLOAD.pauseMs,
        get: (url, fromByte, signal) => get(one, url, fromByte, signal),
      });
    } finally {
      shut();
      await one.closeAllConnections();
    }
  }
}

async function get(one: Session, url: string, fromByte: number, signal: AbortSignal): Promise<HubAnswer> {
  const headers: Record<string, string> = fromByte > 0 ? { range: `bytes=${String(fromByte)}-` } : {};
  const { status, body } = await one.fetch(url, { headers, signal, credentials: 'omit' });
  return { status, body: body === null ? nothing() : (body) };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // An answer without a body.
}
