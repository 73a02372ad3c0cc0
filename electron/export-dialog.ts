import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import { EXPORT_ENDINGS, type ExportFormat } from '../core/export';

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = { json: 'JSON', csv: 'CSV', markdown: 'Markdown' };

/**
 * The system's save dialog for an export. One at a time: a second question while the first is open is answered as
 * cancelled.
 *
 * @returns what asks; it resolves with the chosen path, `undefined` where the user cancelled
 */
export function createExportDialog(
  page: () => WebContents | undefined,
): (format: ExportFormat) => Promise<string | undefined> {
  let isOpen = false;
  return async (format) => {
    const contents = page();
    if (isOpen || contents === undefined || contents.isDestroyed()) return undefined;
    const owner = BrowserWindow.fromWebContents(contents);
    if (owner === null) return undefined;
    isOpen = true;
    try {
      const ending = EXPORT_ENDINGS[format];
      const { canceled, filePath } = await dialog.showSaveDialog(owner, {
        title: 'Export the history',
        defaultPath: join(app.getPath('documents'), `dictum-history.${ending}`),
        filters: [{ name: FORMAT_NAMES[format], extensions: [ending] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || filePath === '' ? undefined : filePath;
    } finally {
      isOpen = false;
    }
  };
}
