import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { FRAME_SAMPLES } from '../core/audio';
import { type DataKey, decryptWith, deriveKey, encryptWith, NONCE_BYTES, TAG_BYTES } from './data-key';
import { bytesOf, type SoundFormat } from './sound-format';

// A file of encrypted sound:
//
//     magic and version (8 bytes) │ salt (32) │ tag (16) │ chunk 0 │ chunk 1 │ …        chunk: length (4) │ ciphertext │ tag (16)
//
// Each file has a key of its own, made of the data key and the salt; a chunk's nonce is its number. So every chunk opens by
// itself, in its own file and place alone, and a file that a kill cut short is read up to its last whole chunk.

const MAGIC = Buffer.from('DICTUMS1', 'latin1');
const SALT_BYTES = 32;
export const ENCRYPTED_HEADER_BYTES = MAGIC.length + SALT_BYTES + TAG_BYTES;
export const CHUNK_LENGTH_BYTES = 4;

/** A chunk is a frame: so a kill, or a length that was tampered with at the end, costs no more than that. */
const MAX_CHUNK_BYTES = FRAME_SAMPLES * 2;

/** The header's own number, which no chunk reaches. */
const HEADER_NUMBER = 0xffff_ffff;

/** Read at once. */
const BLOCK_BYTES = 65_536;

/** Encrypted sound that was changed, or belongs to another key. */
export class UnreadableSound extends Error {}

/** A new file of encrypted sound. */
export function encryptedFormat(key: DataKey): SoundFormat {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = deriveKey(key, salt, MAGIC.toString('latin1'));
  const tag = encryptWith(fileKey, nonceOf(HEADER_NUMBER), new Uint8Array());
  return {
    header: Buffer.concat([MAGIC, salt, tag]),
    sealedHeader: () => undefined,
    encode: (samples, number) => encodeChunk(fileKey, bytesOf(samples), number),
    decode: (file, untilBytes) => encryptedSoundOf(file, key, untilBytes),
  };
}

/**
 * The sound in a file of encrypted sound. What a kill or a power failure left at its end, less than a chunk or zeros, is
 * passed over; so is a last chunk that does not open. Throws `UnreadableSound` for any other chunk or header that does not,
 * and the disk's error.
 */
export async function* encryptedSoundOf(
  file: FileHandle,
  key: DataKey,
  untilBytes = Infinity,
): AsyncGenerator<Int16Array> {
  const blocks = new Blocks(file, untilBytes);
  const header = await blocks.take(ENCRYPTED_HEADER_BYTES);
  if (header === undefined || isZero(header)) return;
  const fileKey = keyOf(header, key);
  for (let number = 0; ; number++) {
    const prefix = await blocks.take(CHUNK_LENGTH_BYTES);
    if (prefix === undefined) return;
    const length = prefix.readUInt32LE();
    const isPossible = length > 0 && length % 2 === 0 && length <= MAX_CHUNK_BYTES;
    const sealed = await blocks.take(isPossible ? length + TAG_BYTES : 0);
    if (sealed === undefined) return;
    const plain = isPossible ? decryptWith(fileKey, nonceOf(number), sealed) : undefined;
    if (plain === undefined) {
      // Where no more is left than one chunk takes, it was the last one, whatever its length says.
      const after = await blocks.take(MAX_CHUNK_BYTES + TAG_BYTES + 1 - sealed.length);
      if (after === undefined || (isZero(after) && (await blocks.areZero()))) return;
      throw new UnreadableSound();
    }
    yield new Int16Array(Uint8Array.from(plain).buffer);
  }
}

function keyOf(header: Buffer, key: DataKey): DataKey {
  const salt = header.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  const fileKey = deriveKey(key, salt, MAGIC.toString('latin1'));
  const isOurs = header.subarray(0, MAGIC.length).equals(MAGIC);
  const tag = header.subarray(MAGIC.length + SALT_BYTES);
  if (!isOurs || decryptWith(fileKey, nonceOf(HEADER_NUMBER), tag) === undefined) throw new UnreadableSound();
  return fileKey;
}

function encodeChunk(fileKey: DataKey, plain: Uint8Array, number: number): Buffer {
  if (plain.length > MAX_CHUNK_BYTES || number >= HEADER_NUMBER) throw new RangeError('too long for a chunk');
  const prefix = Buffer.alloc(CHUNK_LENGTH_BYTES);
  prefix.writeUInt32LE(plain.length);
  return Buffer.concat([prefix, encryptWith(fileKey, nonceOf(number), plain)]);
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt32BE(number, NONCE_BYTES - 4);
  return nonce;
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** A file's bytes in order, read a block at a time. */
class Blocks {
  private rest: Buffer = Buffer.alloc(0);
  private position = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly untilBytes: number,
  ) {}

  /** The next `count` bytes; `undefined` where the file ends before. */
  async take(count: number): Promise<Buffer | undefined> {
    while (this.rest.length < count) if (!(await this.readBlock())) return undefined;
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    return taken;
  }

  /** Whether nothing but zeros is left, or nothing at all. Reads to the end, or to the first other byte. */
  async areZero(): Promise<boolean> {
    do {
      if (!isZero(this.rest)) return false;
      this.rest = Buffer.alloc(0);
    } while (await this.readBlock());
    return true;
  }

  private async readBlock(): Promise<boolean> {
    const bytes = Buffer.alloc(Math.min(BLOCK_BYTES, Math.max(0, this.untilBytes - this.position)));
    if (bytes.length === 0) return false;
    const { bytesRead } = await this.file.read(bytes, 0, bytes.length, this.position);
    this.position += bytesRead;
    this.rest = Buffer.concat([this.rest, bytes.subarray(0, bytesRead)]);
    return bytesRead > 0;
  }
}
