import { basename, dirname } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { samplesToMs } from '../core/audio';
import { WHISPER } from '../core/tuning';

/** What every user of the library has: sound in, text out. */
export type PlainPipeline = (samples: Int16Array, language: string) => Promise<string>;

/**
 * The library's own speech pipeline, untouched: always the full window of 30 s, greedy, `generate`. Sound that is longer
 * goes through it in chunks, its own way not to lose the rest.
 *
 * @param modelFolder the same weights that our engine loads
 * @param threads of each inference
 */
export async function loadPlainPipeline(modelFolder: string, threads: number): Promise<PlainPipeline> {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(modelFolder);
  const transcribe = await pipeline('automatic-speech-recognition', basename(modelFolder), {
    dtype: 'q8',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 3 },
  });
  return async (samples, language) => {
    const floats = Float32Array.from(samples, (sample) => sample / 32_768);
    const isLong = samplesToMs(samples.length) > WHISPER.fullWindowMs;
    const chunks = isLong ? { chunk_length_s: WHISPER.fullWindowMs / 1000 } : {};
    const heard = await transcribe(floats, { language, task: 'transcribe', ...chunks });
    const { text } = heard as { readonly text: string };
    return text.trim();
  };
}
