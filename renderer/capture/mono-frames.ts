import { SAMPLE_RATE_HZ } from '../../core/audio';
import { Resampler } from '../../core/resample';
import { FrameCutter } from './frame-cutter';

/** A short piece of sound as a device gives it. */
export interface SoundBlock {
  readonly rateHz: number;
  /** At least one; samples from -1 to 1, all of one length. */
  readonly channels: readonly Float32Array[];
}

/** Any device's blocks to frames of 16 kHz mono int16. A device may change its rate or channels on the way. */
export class MonoFrames {
  private resampler: Resampler | undefined;
  private rateHz = SAMPLE_RATE_HZ;
  private readonly cutter: FrameCutter;

  /** `give` takes each frame that became full; its buffer is the receiver's from then on. */
  constructor(give: (frame: Int16Array<ArrayBuffer>) => void) {
    this.cutter = new FrameCutter(give);
  }

  push({ rateHz, channels }: SoundBlock): void {
    if (rateHz !== this.rateHz) this.changeRate(rateHz);
    const mono = mixed(channels);
    this.cutter.push(this.resampler?.push(mono) ?? mono);
  }

  /** Gives what is left, a frame of fewer samples, or nothing. */
  flush(): void {
    this.changeRate(SAMPLE_RATE_HZ);
    this.cutter.flush();
  }

  private changeRate(rateHz: number): void {
    if (this.resampler !== undefined) this.cutter.push(this.resampler.end());
    this.resampler = rateHz === SAMPLE_RATE_HZ ? undefined : new Resampler(rateHz);
    this.rateHz = rateHz;
  }
}

/** Mean of the channels: for stereo the mix that Web Audio's standard (down-mixing, "speakers") has. */
function mixed(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(0)] = channels;
  if (channels.length === 1) return first;
  return first.map((_, index) => channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length);
}
