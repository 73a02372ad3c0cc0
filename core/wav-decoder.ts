import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from './audio';
import { toInt16, toMono } from './pcm';
import { Resampler } from './resample';
import { bytesPerFrame, type WavFormat } from './wav-format';

/** Turns the bytes of a WAV's sound into mono 16 kHz int16, as they come. Sound that is that already stays bit by bit. */
export class WavDecoder {
  private readonly resampler: Resampler | undefined;
  private readonly frameBytes: number;
  private rest = new Uint8Array(0);
  private ready = new Int16Array(0);

  constructor(private readonly format: WavFormat) {
    this.resampler = format.sampleRateHz === SAMPLE_RATE_HZ ? undefined : new Resampler(format.sampleRateHz);
    this.frameBytes = bytesPerFrame(format);
  }

  /** Takes bytes, cut anywhere; returns whole frames of FRAME_SAMPLES, any number of them. */
  push(bytes: Uint8Array): Int16Array {
    const all = new Uint8Array(this.rest.length + bytes.length);
    all.set(this.rest);
    all.set(bytes, this.rest.length);
    const whole = all.length - (all.length % this.frameBytes);
    this.rest = all.slice(whole);
    const mono = toMono(all.subarray(0, whole), this.format);
    return this.cut(this.resampler?.push(mono) ?? mono);
  }

  /** No more bytes: the samples that were left, fewer than a frame or a few frames with a fraction. */
  end(): Int16Array {
    const last = this.cut(this.resampler?.end() ?? new Float32Array(0));
    return joined(last, this.ready);
  }

  private cut(samples: Float32Array): Int16Array {
    const all = joined(this.ready, toInt16(samples));
    const whole = all.length - (all.length % FRAME_SAMPLES);
    this.ready = all.slice(whole);
    return all.slice(0, whole);
  }
}

function joined(first: Int16Array, second: Int16Array): Int16Array {
  const all = new Int16Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
