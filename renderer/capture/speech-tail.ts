import { CAPTURE } from '../../core/tuning';

/**
 * Whether someone is still speaking when the key comes up: fingers are faster than the last syllable, and cut endings are a
 * loud complaint about dictation. Quiet is measured against the loudest frame of this recording, so it needs no tuning to a
 * microphone; who lets go after the last word waits for nothing.
 */
export class SpeechTail {
  private loudest = 0;
  private latest = 0;
  private resolve: () => void = () => undefined;
  private waiting = false;

  add(samples: Int16Array): void {
    let squares = 0;
    for (const sample of samples) squares += sample * sample;
    this.latest = squares / Math.max(1, samples.length);
    this.loudest = Math.max(this.loudest, this.latest);
    if (this.waiting && this.isQuiet) this.resolve();
  }

  /** Resolves at the next quiet frame; at once where the last one was; after CAPTURE.tailMs at the latest. */
  async over(): Promise<void> {
    if (this.isQuiet) return;
    this.waiting = true;
    await new Promise<void>((resolve) => {
      this.resolve = resolve;
      setTimeout(resolve, CAPTURE.tailMs);
    });
    this.waiting = false;
  }

  private get isQuiet(): boolean {
    return this.latest <= this.loudest * CAPTURE.quietShare;
  }
}
