import type { DiskReason } from './failure';
import { impossible } from './result';

/** A sentence on why the disk said no, and what to do. */
export function diskText(reason: DiskReason): string {
  switch (reason) {
    case 'full':
      return 'The disk is full: free some space.';
    case 'read-only':
      return 'The disk is read-only.';
    case 'denied':
      return 'Dictum may not write to its folder: check its permissions.';
    case 'gone':
      return 'Its folder is gone.';
    case 'busy':
      return 'Another program holds the file.';
    case 'other':
      return 'The disk reported an error.';
    default:
      return impossible(reason);
  }
}
