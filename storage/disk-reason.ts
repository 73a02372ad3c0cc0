import type { DiskReason } from '../core/failure';

const REASONS: Readonly<Record<string, DiskReason>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  SQLITE_FULL: 'full',
  EROFS: 'read-only',
  SQLITE_READONLY: 'read-only',
  EACCES: 'denied',
  EPERM: 'denied',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EBUSY: 'busy',
  EMFILE: 'busy',
  SQLITE_BUSY: 'busy',
};

/** Why the disk said no, by the code of a thrown error; `other` for whatever has none. */
export function diskReasonOf(error: unknown): DiskReason {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? (REASONS[code] ?? 'other') : 'other';
}
