import { EMBEDDED_MODEL } from '../../core/model';
import type { Settings } from '../../core/settings';
import type { ModelsView } from '../../electron/ipc/contract';

/** Name of the model that dictations are heard with: the one chosen, or the embedded one where that is gone. */
export function usedModel({ model }: Pick<Settings, 'model'>, { installed }: Pick<ModelsView, 'installed'>): string {
  return installed.some(({ name }) => name === model) ? model : EMBEDDED_MODEL;
}
