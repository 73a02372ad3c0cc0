import { basename } from 'node:path';
import { exportEntries, type ExportFormat } from '../core/export';
import type { StorageFailure } from '../core/failure';
import type { History } from '../core/ports';
import { fail, type Result, succeed } from '../core/result';
import { diskReasonOf } from '../storage/disk-reason';
import { replaceFile } from '../storage/replace-file';

/**
 * Writes the whole history to a file of the user's choice, in one step: what was there before stays until all is written.
 *
 * @param askPath where to; `undefined` ends the export
 * @returns the file's name, `undefined` where the user chose none, `export-failed` where the disk said no, or why the
 *   history can't be read
 */
export async function exportHistory(
  format: ExportFormat,
  history: Pick<History, 'list'>,
  askPath: (format: ExportFormat) => Promise<string | undefined>,
): Promise<Result<string | undefined, StorageFailure>> {
  const path = await askPath(format);
  if (path === undefined) return succeed(undefined);
  // In one go: page by page, entries of the same millisecond or new ones meanwhile would be missed or doubled.
  const entries = await history.list({ search: '', limit: Number.MAX_SAFE_INTEGER });
  if (!entries.ok) return entries;
  try {
    await replaceFile(path, exportEntries(entries.value, format));
    return succeed(basename(path));
  } catch (error) {
    return fail({ name: 'export-failed', reason: diskReasonOf(error) });
  }
}
