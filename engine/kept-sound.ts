import { FRAME_SAMPLES } from '../core/audio';
import type { HeardSound } from './log-mel';
import { RunningMel } from './running-mel';

/** Features of a stretch that is still growing. */
interface Growing {
  readonly fromFrame: number;
  readonly mel: RunningMel;
}

/** The last frames of a recording, as many as a segment may still need, and the mel energies of the segments among them. */
export class KeptSound {
  private frames: Int16Array[] = [];
  private firstFrame = 0;
  private growing: Growing[] = [];
  /** The first frame that is not yet in the last of `growing`. */
  private nextFrame = 0;

  constructor(private readonly melBands: number) {}

  add(frame: Int16Array): void {
    this.frames.push(frame);
  }

  /** From here on features of the stretch from `fromFrame` on are computed, in `catchUp`; for `undefined` those of the last one. */
  follow(fromFrame: number | undefined): void {
    if (fromFrame === undefined || fromFrame === this.growing.at(-1)?.fromFrame) return;
    this.catchUp();
    this.growing.push({ fromFrame, mel: new RunningMel(this.melBands) });
    this.nextFrame = fromFrame;
  }

  /** Computes what can be computed of the features so far. */
  catchUp(): void {
    const mel = this.growing.at(-1)?.mel;
    if (mel === undefined) return;
    for (const frame of this.frames.slice(this.nextFrame - this.firstFrame)) mel.add(frame);
    this.nextFrame = this.firstFrame + this.frames.length;
  }

  /** Forgets everything before `frame`, counted from the start of the recording. */
  forgetBefore(frame: number): void {
    const gone = frame - this.firstFrame;
    if (gone <= 0) return;
    this.catchUp();
    this.frames.splice(0, gone);
    this.firstFrame = frame;
    this.growing = this.growing.filter(({ fromFrame }) => fromFrame >= frame);
  }

  /** A copy of the sound of the frames from `from` up to, not including, `to`, and what is known of its features. */
  stretch(from: number, to: number): HeardSound {
    const frames = this.frames.slice(from - this.firstFrame, to - this.firstFrame);
    const samples = new Int16Array(frames.length * FRAME_SAMPLES);
    frames.forEach((frame, i) => samples.set(frame, i * FRAME_SAMPLES));
    this.catchUp();
    const followed = this.growing.find(({ fromFrame }) => fromFrame === from);
    return { samples, hops: followed?.mel.hopsWithin(samples.length) ?? [] };
  }

  clear(): void {
    this.frames = [];
    this.growing = [];
  }
}
