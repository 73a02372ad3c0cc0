import { cpSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_FILE } from '../../core/model';

/** A Whisper with random weights, as the hub has them. */
export const TINY = join(__dirname, '../fixtures/models/tiny-whisper');

/** Puts `tiny-whisper` among the app's models as an install leaves it, but for a network that holds garbage of the right length. */
export function addSpoiltModel(data: string): void {
  const folder = join(data, 'models/tiny-whisper');
  cpSync(TINY, folder, { recursive: true });
  const [encoder, decoder] = ['onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx'];
  writeFileSync(join(folder, encoder), Buffer.alloc(statSync(join(folder, encoder)).size, 'garbage '));
  const paths = ['config.json', 'generation_config.json', 'tokenizer.json', encoder, decoder];
  const files = Object.fromEntries(paths.map((path) => [path, statSync(join(folder, path)).size]));
  const model = { name: 'tiny-whisper', window: { kind: 'short' }, isEnglishOnly: false, files, encoder, decoder };
  writeFileSync(join(folder, MANIFEST_FILE), JSON.stringify(model));
}
