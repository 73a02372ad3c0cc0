/** How the samples of a WAV are written; all little-endian. */
export type SampleEncoding = 'uint8' | 'int16' | 'int24' | 'int32' | 'float32' | 'float64';

export const SAMPLE_BYTES: Readonly<Record<SampleEncoding, number>> = {
  uint8: 1,
  int16: 2,
  int24: 3,
  int32: 4,
  float32: 4,
  float64: 8,
};

export interface WavFormat {
  readonly encoding: SampleEncoding;
  /** 1 to WAV.maxChannels, interleaved. */
  readonly channels: number;
  readonly sampleRateHz: number;
}

/** Bytes of one sample of every channel. */
export function bytesPerFrame(format: WavFormat): number {
  return SAMPLE_BYTES[format.encoding] * format.channels;
}
