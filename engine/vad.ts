import { InferenceSession, Tensor } from 'onnxruntime-node';
import { FRAME_SAMPLES } from '../core/audio';
import { VAD } from '../core/tuning';

/** Silero sees the end of the frame before, too. */
const CONTEXT_SAMPLES = 64;
const ROW_SAMPLES = CONTEXT_SAMPLES + FRAME_SAMPLES;
const STATE_SHAPE = [1, 1, 128];

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

/** The detector's memory of one recording. Frames go in one after another, or a row of them at once. */
export class VadListener {
  private readonly rows = new Float32Array(VAD.framesAtOnce * ROW_SAMPLES);
  private readonly context = new Float32Array(CONTEXT_SAMPLES);
  private state = newState();
  private nextState = newState();

  constructor(private readonly session: InferenceSession) {}

  /**
   * Speech probability (0 to 1) of each of the next frames of 512 samples. Each frame's is the same whether it comes alone
   * or in a row; a row costs a quarter.
   *
   * @param frames at most VAD.framesAtOnce
   */
  async probabilities(frames: readonly Int16Array[]): Promise<Float32Array> {
    frames.forEach((frame, index) => this.fill(frame, index * ROW_SAMPLES));
    const rows = this.rows.subarray(0, frames.length * ROW_SAMPLES);
    const probabilities = new Float32Array(frames.length);
    await this.session.run(
      { frames: new Tensor('float32', rows, [frames.length, ROW_SAMPLES]), ...this.state.read },
      { probabilities: new Tensor('float32', probabilities, [frames.length]), ...this.nextState.write },
    );
    [this.state, this.nextState] = [this.nextState, this.state];
    return probabilities;
  }

  private fill(frame: Int16Array, at: number): void {
    this.rows.set(this.context, at);
    for (let i = 0; i < FRAME_SAMPLES; i++) this.rows[at + CONTEXT_SAMPLES + i] = (frame[i] ?? 0) / 32768;
    this.context.set(this.rows.subarray(at + FRAME_SAMPLES, at + ROW_SAMPLES));
  }
}

type State = Readonly<Record<'read' | 'write', Readonly<Record<string, Tensor>>>>;

/** Memory of the network's state, under its names as an input and as an output. */
function newState(): State {
  const hidden = new Tensor('float32', new Float32Array(128), STATE_SHAPE);
  const cell = new Tensor('float32', new Float32Array(128), STATE_SHAPE);
  return { read: { hidden, cell }, write: { next_hidden: hidden, next_cell: cell } };
}
