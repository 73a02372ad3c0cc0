import type { Dictum } from './dictum';

/** Save dialogs are answered so from now on; `undefined`: cancelled. */
export async function answerDialog(dictum: Dictum, filePath: string | undefined): Promise<void> {
  await dictum.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === undefined, filePath: chosen ?? '' });
  }, filePath);
}
