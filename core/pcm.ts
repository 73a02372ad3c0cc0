import { bytesPerFrame, SAMPLE_BYTES, type SampleEncoding, type WavFormat } from './wav-format';

const READERS: Readonly<Record<SampleEncoding, (view: DataView, at: number) => number>> = {
  uint8: (view, at) => (view.getUint8(at) - 128) / 128,
  int16: (view, at) => view.getInt16(at, true) / 32_768,
  int24: (view, at) => (view.getUint8(at) | (view.getInt16(at + 1, true) << 8)) / 8_388_608,
  int32: (view, at) => view.getInt32(at, true) / 2_147_483_648,
  float32: (view, at) => finite(view.getFloat32(at, true)),
  float64: (view, at) => finite(view.getFloat64(at, true)),
};

/**
 * Interleaved samples of any kind as one channel: the mean of all.
 *
 * @param bytes whole frames; what follows the last whole one is ignored
 * @returns samples from -1 to 1 (floats as they are, but NaN and infinity as silence)
 */
export function toMono(bytes: Uint8Array, format: WavFormat): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = READERS[format.encoding];
  const step = SAMPLE_BYTES[format.encoding];
  const mono = new Float32Array(Math.floor(bytes.length / bytesPerFrame(format)));
  let at = 0;
  for (let frame = 0; frame < mono.length; frame++) {
    let sum = 0;
    for (let channel = 0; channel < format.channels; channel++, at += step) sum += read(view, at);
    mono[frame] = sum / format.channels;
  }
  return mono;
}

/** Samples from -1 to 1 as int16, rounded; louder ones are clipped. */
export function toInt16(samples: Float32Array): Int16Array {
  const output = new Int16Array(samples.length);
  // An Int16Array by itself would cut the fraction off and wrap what is too loud.
  for (let index = 0; index < samples.length; index++) {
    output[index] = Math.max(-32_768, Math.min(32_767, Math.round((samples[index] ?? 0) * 32_768)));
  }
  return output;
}

function finite(sample: number): number {
  return Number.isFinite(sample) ? sample : 0;
}
