import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../core/audio';
import { WavDecoder } from '../../core/wav-decoder';
import { bytesPerFrame, type SampleEncoding } from '../../core/wav-format';
import { type ByteSource, findSound, type WavSound } from '../../core/wav-parser';
import { wavBytes } from './wav-bytes';

const INPUTS = 100_000;
/** Every failure that the parser has a name for, and a sound: each must be reached this often, or the inputs are not deep. */
const LEAST_OF_EACH = INPUTS / 200;
const OUTCOMES = [
  'sound',
  'wav-empty',
  'wav-not-a-wav',
  'wav-truncated',
  'wav-no-samples',
  'wav-unsupported',
  'wav-too-long',
];

const ENCODINGS: readonly SampleEncoding[] = ['uint8', 'int16', 'int24', 'int32', 'float32', 'float64'];
const LIST = { id: 'LIST', body: new Uint8Array([73, 78, 70, 79, 1]) };
const DS64 = { id: 'ds64', body: Uint8Array.from({ length: 28 }, (_, index) => (index === 8 ? 4 : 0)) };

/** Real files of every kind, which the inputs are changed from. */
const SEEDS: readonly Uint8Array[] = ENCODINGS.flatMap((encoding) =>
  [false, true].flatMap((extensible) => [
    wavBytes({ encoding, extensible, channels: [[0.1, -0.2, 0.3, 0.4]] }),
    wavBytes({ encoding, extensible, channels: [[0.1], [0.2]], before: [LIST], after: [LIST], sampleRateHz: 44_100 }),
    wavBytes({ encoding, extensible, statedDataBytes: 0xffff_ffff, before: [DS64] }),
    wavBytes({ encoding, extensible, statedDataBytes: 0xffff_ffff }),
  ]),
);

/** Bytes that mean something in a header more often than others do. */
const byte = fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 3, 8, 16, 0x80, 0xfe, 0xff));
const edits = fc.array(fc.tuple(fc.nat(120), byte), { maxLength: 4 });

interface Input {
  readonly bytes: Uint8Array;
  /** Zeros after them, as in a file with a hole: long files without the memory for one. */
  readonly holeBytes: number;
}

const changed: fc.Arbitrary<Input> = fc
  .record({
    seed: fc.constantFrom(...SEEDS),
    edits,
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(120) }),
    holeBytes: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2 ** 40) }),
  })
  .map(({ seed, edits: wanted, cut, holeBytes }) => {
    const bytes = seed.slice(0, Math.max(0, seed.length - cut));
    for (const [at, value] of wanted) if (at < bytes.length) bytes[at] = value;
    return { bytes, holeBytes };
  });
const random: fc.Arbitrary<Input> = fc.uint8Array({ maxLength: 100 }).map((bytes) => ({ bytes, holeBytes: 0 }));

function sourceOf({ bytes, holeBytes }: Input): ByteSource {
  const sizeBytes = bytes.length + holeBytes;
  return {
    sizeBytes,
    read: (position, length) => {
      const found = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - position)));
      found.set(bytes.subarray(position, position + length));
      return Promise.resolve(found);
    },
  };
}

/** Decodes what was found, or its beginning: there must be about as many samples as its length says. */
async function decode(source: ByteSource, { format, dataOffsetBytes, dataBytes }: WavSound): Promise<void> {
  const wanted = Math.floor(960 / bytesPerFrame(format)) * bytesPerFrame(format);
  const bytes = await source.read(dataOffsetBytes, Math.min(dataBytes, wanted));
  const decoder = new WavDecoder(format);
  const samples = decoder.push(bytes).length + decoder.end().length;
  const exact = (bytes.length / bytesPerFrame(format)) * (SAMPLE_RATE_HZ / format.sampleRateHz);
  if (Math.abs(samples - exact) > 1) throw new Error(`${String(samples)} samples, not ${String(exact)}`);
}

it(
  'finds a sound inside the file or has a name for what is wrong, whatever the bytes',
  { timeout: 180_000 },
  async () => {
    const seen = new Map<string, number>();
    const check = async (input: Input): Promise<void> => {
      const source = sourceOf(input);
      const found = await findSound(source);
      const name = found.ok ? 'sound' : found.failure.name;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      if (!OUTCOMES.includes(name)) throw new Error(`no such outcome: ${name}`);
      if (!found.ok) return;
      const { dataOffsetBytes, dataBytes } = found.value;
      if (dataBytes <= 0 || dataOffsetBytes + dataBytes > source.sizeBytes) throw new Error('a sound outside the file');
      // A filter for each rate takes its time to make.
      if (times % 10 === 0) await decode(source, found.value);
    };
    const inputs = fc.oneof({ weight: 9, arbitrary: changed }, { weight: 1, arbitrary: random });
    await fc.assert(fc.asyncProperty(inputs, check), { numRuns: INPUTS });
    const rare = OUTCOMES.filter((outcome) => (seen.get(outcome) ?? 0) < LEAST_OF_EACH);
    expect(rare).toEqual([]);
    expect(seen.get('sound')).toBeGreaterThan(INPUTS / 5);
  },
);
