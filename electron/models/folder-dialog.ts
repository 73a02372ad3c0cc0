import { BrowserWindow, dialog, type WebContents } from 'electron';

/** The system's dialog for a folder. @returns what asks; it resolves with the chosen path, `undefined` where there is none */
export function createFolderDialog(page: () => WebContents | undefined): () => Promise<string | undefined> {
  let isOpen = false;
  return async () => {
    const contents = page();
    const owner = contents === undefined || contents.isDestroyed() ? null : BrowserWindow.fromWebContents(contents);
    if (isOpen || owner === null) return undefined;
    isOpen = true;
    try {
      const title = 'Add a Whisper model';
      const { canceled, filePaths } = await dialog.showOpenDialog(owner, { title, properties: ['openDirectory'] });
      return canceled ? undefined : filePaths[0];
    } finally {
      isOpen = false;
    }
  };
}
