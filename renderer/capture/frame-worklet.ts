import { FrameCutter } from './frame-cutter';
import { type FromWorklet, WORKLET_NAME } from './worklet-protocol';

// The audio thread's globals, which the DOM's types leave out.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Runs in the audio thread: blocks of 128 samples in, frames out by message. */
class FrameProcessor extends AudioWorkletProcessor {
  private finished = false;
  private readonly cutter = new FrameCutter((frame) => {
    const message: FromWorklet = { kind: 'frame', samples: frame.buffer };
    this.port.postMessage(message, [frame.buffer]);
  });

  constructor() {
    super();
    // `flush` is the only message there is.
    this.port.onmessage = () => this.finish();
  }

  /** Returns whether more blocks are wanted. */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const mono = inputs[0]?.[0];
    if (mono !== undefined && !this.finished) this.cutter.push(mono);
    return !this.finished;
  }

  private finish(): void {
    this.finished = true;
    this.cutter.flush();
    const message: FromWorklet = { kind: 'flushed' };
    this.port.postMessage(message);
  }
}

registerProcessor(WORKLET_NAME, FrameProcessor);
