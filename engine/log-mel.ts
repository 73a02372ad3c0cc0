import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SAMPLE_RATE_HZ } from '../core/audio';
import { melFilters } from './mel-filters';

/** Whisper's front end (paper, section 2.2): 25 ms windows every 10 ms, 80 mel bands; large-v3 has 128. */
export const MEL_BANDS = 80;
export const HOP_SAMPLES = 160;

/** Frequencies from 0 to half the sample rate, both included, of a window of 400 samples. */
const BINS = 201;

/**
 * Whisper's features: the log-mel spectrogram, scaled so that the loudest value is near 1. A graph makes them
 * (models/recipe/log_mel.py) for a whole segment in a millisecond or two, so that nothing needs to be kept while it is spoken.
 */
export class LogMel {
  private constructor(
    private readonly session: InferenceSession,
    private readonly filters: Tensor,
  ) {}

  /**
   * @param bands what the model was trained with: 80, or 128
   * @throws what onnxruntime throws where the file is no model
   */
  static async load(file: string, bands: number): Promise<LogMel> {
    // One thread: waking a second one costs more than it brings (3.3 against 2.3 ms for 7 s). 3: errors only.
    const session = await InferenceSession.create(file, {
      intraOpNumThreads: 1,
      enableMemPattern: false,
      logSeverityLevel: 3,
    });
    return new LogMel(session, new Tensor('float32', melFilters(bands, BINS, SAMPLE_RATE_HZ), [bands, BINS]));
  }

  /**
   * @param samples mono 16 kHz
   * @param windowSamples length to which zeros are added behind the sound; a multiple of the hop
   * @returns [1, bands, windowSamples / 160]
   */
  async features(samples: Int16Array, windowSamples: number): Promise<Tensor> {
    const window = new Int16Array(windowSamples);
    window.set(samples.subarray(0, windowSamples));
    const { features } = await this.session.run({
      samples: new Tensor('int16', window, [1, 1, windowSamples]),
      filters: this.filters,
    });
    if (!(features instanceof Tensor)) throw new Error('the front end gave no features');
    return features;
  }

  release(): Promise<void> {
    return this.session.release();
  }
}
