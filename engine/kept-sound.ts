import { FRAME_SAMPLES } from '../core/audio';

/** The last frames of a recording, as many as a segment may still need. */
export class KeptSound {
  private frames: Int16Array[] = [];
  private firstFrame = 0;

  add(frame: Int16Array): void {
    this.frames.push(frame);
  }

  /** Forgets everything before `frame`, counted from the start of the recording. */
  forgetBefore(frame: number): void {
    const gone = frame - this.firstFrame;
    if (gone <= 0) return;
    this.frames.splice(0, gone);
    this.firstFrame = frame;
  }

  /** A copy of the sound of the frames from `from` up to, not including, `to`. */
  stretch(from: number, to: number): Int16Array {
    const frames = this.frames.slice(from - this.firstFrame, to - this.firstFrame);
    const samples = new Int16Array(frames.length * FRAME_SAMPLES);
    frames.forEach((frame, i) => samples.set(frame, i * FRAME_SAMPLES));
    return samples;
  }

  clear(): void {
    this.frames = [];
  }
}
