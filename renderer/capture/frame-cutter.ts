import { FRAME_SAMPLES } from '../../core/audio';

/** Cuts float samples of any block length into frames of FRAME_SAMPLES int16; runs in the audio thread, so nothing is pushed sample by sample. */
export class FrameCutter {
  private frame = new Int16Array(FRAME_SAMPLES);
  private filled = 0;

  /** `give` takes each frame that became full; its buffer is the receiver's from then on. */
  constructor(private readonly give: (frame: Int16Array<ArrayBuffer>) => void) {}

  /** @param block mono samples, -1 to 1; what lies outside is clamped, what is no number is silence */
  push(block: Float32Array): void {
    let taken = 0;
    while (taken < block.length) {
      const count = Math.min(FRAME_SAMPLES - this.filled, block.length - taken);
      for (let index = 0; index < count; index += 1) {
        this.frame[this.filled + index] = toInt16(block[taken + index] ?? 0);
      }
      taken += count;
      this.filled += count;
      if (this.filled === FRAME_SAMPLES) this.next();
    }
  }

  /** Gives what is left, a frame of fewer than FRAME_SAMPLES samples, or nothing. */
  flush(): void {
    if (this.filled === 0) return;
    this.frame = this.frame.slice(0, this.filled);
    this.next();
  }

  private next(): void {
    const full = this.frame;
    this.frame = new Int16Array(FRAME_SAMPLES);
    this.filled = 0;
    this.give(full);
  }
}

/** Nearest int16; 1.0 would be 32768, so the ends are clamped. Not a number becomes 0 when it is stored. */
function toInt16(sample: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
}
