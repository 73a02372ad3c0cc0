import { FRAME_SAMPLES } from '../core/audio';

/** Cuts sound of any piece length into frames of 512 samples. */
export class FrameCutter {
  private rest = new Int16Array(FRAME_SAMPLES);
  private filled = 0;

  /** The frames that are complete with these samples. Frames are copies: the caller may reuse its buffer. */
  add(samples: Int16Array): Int16Array[] {
    const frames: Int16Array[] = [];
    for (let at = 0; at < samples.length;) {
      const taken = Math.min(FRAME_SAMPLES - this.filled, samples.length - at);
      this.rest.set(samples.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled === FRAME_SAMPLES) frames.push(this.take());
    }
    return frames;
  }

  /** The last, incomplete frame, filled up with zeros; `undefined` where nothing is left. */
  end(): Int16Array | undefined {
    return this.filled === 0 ? undefined : this.take();
  }

  private take(): Int16Array {
    const frame = this.rest;
    this.rest = new Int16Array(FRAME_SAMPLES);
    this.filled = 0;
    return frame;
  }
}
