import { appendFileSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { ENCRYPTED_HEADER_BYTES } from '../../storage/encrypted-sound';
import { createRecordings } from '../../storage/recordings';
import { fixedKeys } from '../fakes/key-store';
import { filesWith } from './files-with';
import { CHUNK_BYTES, frame, onlyFile, read, record, samplesOf, samplesUpTo } from './recorded-frames';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();

/** A sealed recording of three frames, and its file. */
async function sealed(keys = fixedKeys(), frames = 3) {
  const recordings = createRecordings({ folder: newFolder(), keys });
  await (await record(recordings, 's1', frames)).seal();
  const path = onlyFile(recordings);
  return { recordings, path, bytes: readFileSync(path) };
}

describe('an encrypted recording', () => {
  it('gives back what was appended, during and after, and no sample of it is in the file', async () => {
    const recordings = createRecordings({ folder: newFolder(), keys: fixedKeys() });
    const recording = await record(recordings, 's1');
    expect(recording.broken).toBeUndefined();
    await recording.seal();
    expect(await samplesOf(recording.frames())).toEqual(samplesUpTo(3));
    expect(await read(recordings)).toEqual(samplesUpTo(3));
    expect(onlyFile(recordings)).toMatch(/\.enc$/);
    // Eight samples in a row, from each part of it.
    for (const at of [0, 500, 1500])
      expect(
        filesWith(recordings.folder, new Uint8Array(Int16Array.from(samplesUpTo(3).slice(at, at + 8)).buffer)),
      ).toEqual([]);
  });

  it('is with the operating system before append resolves', async () => {
    const recordings = createRecordings({ folder: newFolder(), keys: fixedKeys() });
    const recording = await recordings.begin('s1');
    for (let index = 0; index < 5; index++) {
      await recording.append(frame(index));
      expect(statSync(onlyFile(recordings)).size).toBe(ENCRYPTED_HEADER_BYTES + (index + 1) * CHUNK_BYTES);
      expect(await read(recordings)).toEqual(samplesUpTo(index + 1));
    }
    await recording.seal();
  });

  it('is readable at every length that a kill can leave: up to the last whole frame', async () => {
    const { recordings, path, bytes } = await sealed(fixedKeys(), 2);
    for (let length = bytes.length; length >= 0; length--) {
      truncateSync(path, length);
      const whole = Math.max(0, Math.floor((length - ENCRYPTED_HEADER_BYTES) / CHUNK_BYTES));
      expect(await read(recordings)).toEqual(samplesUpTo(whole));
    }
  });

  it('is read up to the zeros that a power failure leaves', async () => {
    const { recordings, path, bytes } = await sealed();
    for (const from of [
      ENCRYPTED_HEADER_BYTES,
      ENCRYPTED_HEADER_BYTES + CHUNK_BYTES,
      bytes.length - 500,
      bytes.length,
    ]) {
      writeFileSync(path, Buffer.from(bytes).fill(0, from));
      appendFileSync(path, Buffer.alloc(100_000));
      const whole = Math.floor((from - ENCRYPTED_HEADER_BYTES) / CHUNK_BYTES);
      expect(await read(recordings)).toEqual(samplesUpTo(whole));
    }
  });

  it('gives back any pieces, cut anywhere, as their beginning', async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.double({ min: 0, max: 1, noNaN: true }), async (lengths, part) => {
        const recordings = createRecordings({ folder: newFolder(), keys: fixedKeys() });
        const recording = await recordings.begin('s1');
        const all = Array.from({ length: lengths.reduce((sum, length) => sum + length, 0) }, (_, i) => i % 30_000);
        let at = 0;
        for (const length of lengths) await recording.append(Int16Array.from(all.slice(at, (at += length))));
        await recording.seal();
        expect(await read(recordings)).toEqual(all);
        const path = onlyFile(recordings);
        const size = statSync(path).size;
        const left = Math.floor(size * part);
        truncateSync(path, left);
        const samples = await read(recordings);
        expect(samples).toEqual(all.slice(0, samples.length));
        // No more is missing than what was cut off, with its overhead, and the frame that was cut in two.
        expect((all.length - samples.length) * 2).toBeLessThanOrEqual(
          size - left + FRAME_SAMPLES * 2 + ENCRYPTED_HEADER_BYTES,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never gives wrong sound, whichever byte was changed', async () => {
    const { recordings, path, bytes } = await sealed();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;
        writeFileSync(path, changed);
        // The last frame is as if it had never been written; before it, nothing is passed over.
        const isLast = at >= ENCRYPTED_HEADER_BYTES + 2 * CHUNK_BYTES;
        expect(await read(recordings)).toEqual(isLast ? samplesUpTo(2) : 'recording-unreadable');
      }),
      { numRuns: 300 },
    );
  });

  it('is not read with chunks in another order or out of another file, or with another key', async () => {
    const keys = fixedKeys();
    const { recordings, path, bytes } = await sealed(keys);
    const chunk = (index: number, of = bytes): Buffer =>
      of.subarray(ENCRYPTED_HEADER_BYTES + index * CHUNK_BYTES, ENCRYPTED_HEADER_BYTES + (index + 1) * CHUNK_BYTES);
    const header = bytes.subarray(0, ENCRYPTED_HEADER_BYTES);
    const other = await sealed(keys);
    for (const mixture of [
      [header, chunk(1), chunk(0), chunk(2)],
      [header, chunk(0), chunk(2)],
      [header, chunk(0), chunk(1, other.bytes), chunk(2)],
      [other.bytes.subarray(0, ENCRYPTED_HEADER_BYTES), chunk(0), chunk(1), chunk(2)],
    ]) {
      writeFileSync(path, Buffer.concat(mixture));
      // A wrong chunk at the very end is passed over, like one that a kill tore.
      expect(await read(recordings)).toEqual(mixture.length === 3 ? samplesUpTo(1) : 'recording-unreadable');
    }
    writeFileSync(path, bytes);
    expect(await read(createRecordings({ folder: recordings.folder, keys: fixedKeys() }))).toBe('recording-unreadable');
    expect(await read(createRecordings({ folder: recordings.folder }))).toBe('key-lost');
    expect(await read(recordings)).toEqual(samplesUpTo(3));
  });

  it('is kept in memory, and nothing is written, where there is no key', async () => {
    const failure = { ok: false, failure: { name: 'key-locked' } } as const;
    const keys = { reading: () => failure, writing: () => Promise.resolve(failure) };
    const recordings = createRecordings({ folder: newFolder(), keys });
    const recording = await record(recordings, 's1');
    expect(recording.broken).toEqual({ name: 'key-locked' });
    await recording.seal();
    expect(await samplesOf(recording.frames())).toEqual(samplesUpTo(3));
    expect(readdirSync(recordings.folder)).toEqual([]);
  });
});
