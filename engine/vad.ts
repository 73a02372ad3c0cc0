import { InferenceSession, Tensor } from 'onnxruntime-node';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../core/audio';

/** Silero sees the end of the frame before, too. */
const CONTEXT_SAMPLES = 64;
const STATE_SHAPE = [2, 1, 128];

/** Silero VAD 6: says of each frame how likely it is speech. One model, any number of recordings at a time. */
export class VadModel {
  private constructor(private readonly session: InferenceSession) {}

  /** @throws what onnxruntime throws where the file is no model */
  static async load(file: string): Promise<VadModel> {
    // One thread: the model is so small that handing work over costs more than it brings. 3: errors only.
    const session = await InferenceSession.create(file, { intraOpNumThreads: 1, logSeverityLevel: 3 });
    return new VadModel(session);
  }

  listen(): VadListener {
    return new VadListener(this.session);
  }

  release(): Promise<void> {
    return this.session.release();
  }
}

/** The detector's memory of one recording. Frames go in one after another. */
export class VadListener {
  private readonly input = new Float32Array(CONTEXT_SAMPLES + FRAME_SAMPLES);
  private readonly inputTensor = new Tensor('float32', this.input, [1, this.input.length]);
  private readonly rate = new Tensor('int64', BigInt64Array.from([BigInt(SAMPLE_RATE_HZ)]), []);
  private state = new Tensor('float32', new Float32Array(256), STATE_SHAPE);
  private nextState = new Tensor('float32', new Float32Array(256), STATE_SHAPE);
  private readonly output = new Tensor('float32', new Float32Array(1), [1, 1]);

  constructor(private readonly session: InferenceSession) {}

  /** Speech probability (0 to 1) of the next 512 samples. */
  async probability(frame: Int16Array): Promise<number> {
    this.input.copyWithin(0, FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i++) this.input[CONTEXT_SAMPLES + i] = (frame[i] ?? 0) / 32768;
    await this.session.run(
      { input: this.inputTensor, state: this.state, sr: this.rate },
      { output: this.output, stateN: this.nextState },
    );
    [this.state, this.nextState] = [this.nextState, this.state];
    return Number(this.output.data[0]);
  }
}
