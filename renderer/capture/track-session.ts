import { CAPTURE } from '../../core/tuning';
import { MonoFrames, type SoundBlock } from './mono-frames';
import type { OpenSound, SoundSink } from './sound-source';
import type { TrackProcessorConstructor } from './track-processor';

/** One microphone while it is open: track → blocks → frames. It leaves nothing behind, and needs no device for output. */
export class TrackSession implements OpenSound {
  private readonly frames: MonoFrames;
  private readonly reader: ReadableStreamDefaultReader<AudioData>;
  private readonly read: Promise<void>;
  private closing: Promise<void> | undefined;

  constructor(
    Processor: TrackProcessorConstructor,
    private readonly track: MediaStreamTrack,
    private readonly sink: SoundSink,
  ) {
    this.frames = new MonoFrames((frame) => sink.frame(frame.buffer));
    this.reader = new Processor({ track, maxBufferSize: CAPTURE.keptBlocks }).readable.getReader();
    track.onended = () => void this.lose();
    // A stream that breaks is a microphone that is gone: what came before is used.
    this.read = this.readAll().catch(() => undefined);
    void this.read.then(() => this.lose());
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  /** Resolves when the track has ended, by itself or by `finish`. */
  private async readAll(): Promise<void> {
    for (let next = await this.reader.read(); !next.done; next = await this.reader.read()) {
      const block = blockOf(next.value);
      next.value.close();
      this.frames.push(block);
    }
  }

  /** The microphone is gone: what came of its sound is given all the same. */
  private async lose(): Promise<void> {
    if (this.closing !== undefined) return;
    await this.close();
    this.sink.lost();
  }

  private async finish(): Promise<void> {
    this.track.onended = null;
    this.track.stop();
    let giveUp = 0;
    // Blocks that wait are still read.
    await Promise.race([this.read, new Promise((resolve) => (giveUp = window.setTimeout(resolve, CAPTURE.flushMs)))]);
    window.clearTimeout(giveUp);
    void this.reader.cancel();
    this.frames.flush();
  }
}

function blockOf(data: AudioData): SoundBlock {
  const channels = Array.from({ length: data.numberOfChannels }, (_, planeIndex) => {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex, format: 'f32-planar' });
    return samples;
  });
  return { rateHz: data.sampleRate, channels };
}
