import type { Dictum } from './dictum';

/** Save dialogs are answered so from now on; `undefined`: cancelled, as every other dialog is. */
export async function answerDialog(dictum: Dictum, filePath: string | undefined): Promise<void> {
  await dictum.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === undefined, filePath: chosen ?? '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  }, filePath);
}
