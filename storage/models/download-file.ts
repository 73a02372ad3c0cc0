import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ModelFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import { DOWNLOAD } from '../../core/tuning';
import type { HubAccess, HubFile } from './hub-access';

/** What has arrived of a file. */
interface Arrived {
  readonly file: FileHandle;
  bytes: number;
  hash: Hash;
}

/**
 * Downloads one file; a connection that breaks is taken up where it broke. Size and checksum are those that the hub names.
 *
 * @param onBytes called with what has arrived; with a negative number where it must come again
 * @returns `model-download-failed`; rejects with the disk's error, or the signal's reason
 */
export async function downloadFile(
  url: string,
  wanted: HubFile,
  target: string,
  hub: HubAccess,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Result<void, ModelFailure>> {
  const file = await open(target, 'wx', 0o600);
  try {
    const arrived: Arrived = { file, bytes: 0, hash: hashFor(wanted) };
    for (let idle = 0; arrived.bytes < wanted.sizeBytes; ) {
      const before = arrived.bytes;
      const refused = await takeUp(url, wanted, arrived, hub, onBytes, signal);
      if (refused !== undefined) return fail({ name: 'model-download-failed', why: refused });
      if (arrived.bytes >= wanted.sizeBytes) break;
      idle = arrived.bytes > before ? 0 : idle + 1;
      if (idle >= DOWNLOAD.tries) return fail({ name: 'model-download-failed', why: 'no-connection' });
      await sleep(hub.pauseMs * 2 ** (idle - 1), undefined, { signal });
    }
    const isWhole = arrived.bytes === wanted.sizeBytes && arrived.hash.digest('hex') === wanted.checksum.hex;
    if (!isWhole) return fail({ name: 'model-download-failed', why: 'damaged' });
    await file.sync();
    return succeed(undefined);
  } finally {
    await file.close();
  }
}

/** One connection: takes what it gives. Returns why there is no point in another one. */
async function takeUp(
  url: string,
  wanted: HubFile,
  arrived: Arrived,
  hub: HubAccess,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<'not-found' | 'damaged' | undefined> {
  const connection = new AbortController();
  const end = (): void => connection.abort();
  const stall = setTimeout(end, DOWNLOAD.stallMs);
  signal.addEventListener('abort', end);
  try {
    const answer = await orNothing(hub.get(url, arrived.bytes, connection.signal), signal);
    if (answer === undefined || isPassing(answer.status)) return undefined;
    if (answer.status !== 200 && answer.status !== 206) return 'not-found';
    if (answer.status === 200 && arrived.bytes > 0) await beginAgain(arrived, wanted, onBytes);
    const pieces = answer.body[Symbol.asyncIterator]();
    for (;;) {
      const next = await orNothing(pieces.next(), signal);
      if (next === undefined || next.done === true) return undefined;
      stall.refresh();
      const piece: Uint8Array = next.value;
      if (arrived.bytes + piece.length > wanted.sizeBytes) return 'damaged';
      await arrived.file.write(piece, 0, piece.length, arrived.bytes);
      arrived.hash.update(piece);
      arrived.bytes += piece.length;
      onBytes(piece.length);
    }
  } finally {
    clearTimeout(stall);
    signal.removeEventListener('abort', end);
    end();
  }
}

/** What the network gives; `undefined` where it gives nothing. Rejects with the signal's reason. */
async function orNothing<T>(given: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await given;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** Too many requests, or a server that is not well: another time it may be. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** The server does not go on in the middle. */
async function beginAgain(arrived: Arrived, wanted: HubFile, onBytes: (bytes: number) => void): Promise<void> {
  await arrived.file.truncate(0);
  onBytes(-arrived.bytes);
  arrived.bytes = 0;
  arrived.hash = hashFor(wanted);
}

/** Git's name of a content is the SHA-1 of its length and itself. */
function hashFor({ checksum, sizeBytes }: HubFile): Hash {
  return checksum.kind === 'sha256' ? createHash('sha256') : createHash('sha1').update(`blob ${String(sizeBytes)}\0`);
}

