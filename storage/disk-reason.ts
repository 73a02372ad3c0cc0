import { getSystemErrorName } from 'node:util';
import type { DiskReason } from '../core/failure';

const REASONS: Readonly<Record<string, DiskReason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EBUSY: 'busy',
  EMFILE: 'busy',
  ENFILE: 'busy',
};

/** SQLite's primary result codes (sqlite.org/rescode.html): PERM, BUSY, LOCKED, READONLY, FULL, CANTOPEN. */
const SQLITE_REASONS: Readonly<Record<number, DiskReason>> = {
  3: 'denied',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  13: 'full',
  14: 'denied',
};

/** Why the disk said no, by the code of a thrown error, of Node or of SQLite; `other` for whatever has none. */
export function diskReasonOf(error: unknown): DiskReason {
  const sqlite = sqliteCodeOf(error);
  if (sqlite !== undefined) return SQLITE_REASONS[sqlite] ?? REASONS[systemCodeOf(error)] ?? 'other';
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? (REASONS[code] ?? 'other') : 'other';
}

/** Node's name of the system's error that SQLite met; empty where it says none. */
function systemCodeOf(error: unknown): string {
  // Windows' numbers are not the ones that Node has names for.
  if (process.platform === 'win32' || typeof error !== 'object' || error === null) return '';
  const errno: unknown = 'systemErrno' in error ? error.systemErrno : undefined;
  return typeof errno === 'number' && errno > 0 ? getSystemErrorName(-errno) : '';
}

/** SQLite's primary result code, or `undefined` for an error that is not SQLite's. */
export function sqliteCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
