import { type FileHandle, open } from 'node:fs/promises';
import { FILES } from '../core/tuning';

/**
 * Appends a range of bytes of one file to another, in pieces.
 *
 * @param onBytes called with the bytes of each piece
 * Rejects with the disk's error, or the signal's reason
 */
export async function copyRange(
  range: { readonly from: number; readonly to: number },
  source: FileHandle,
  target: FileHandle,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const buffer = Buffer.alloc(Math.min(FILES.copyPieceBytes, range.to - range.from));
  for (let at = range.from; at < range.to;) {
    signal?.throwIfAborted();
    const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, range.to - at), at);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    await target.writeFile(buffer.subarray(0, bytesRead));
    at += bytesRead;
    onBytes(bytesRead);
  }
}

/** Copies a whole file to one that is not there yet, flushed. Rejects as `copyRange`. */
export async function copyFile(
  source: string,
  target: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const from = await open(source, 'r');
  try {
    const to = await open(target, 'wx', 0o600);
    try {
      await copyRange({ from: 0, to: (await from.stat()).size }, from, to, onBytes, signal);
      await to.sync();
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
