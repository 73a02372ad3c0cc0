/** The wire format of Protocol Buffers (protobuf.dev, "Encoding"), as far as a file is edited that is not to be decoded as a whole. */

export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** Ten bytes hold 64 bits, seven a byte. */
export const MAX_VARINT_BYTES = 10;

/** A field of a message; its value is `bytes` for strings and messages, `number` for varints. */
export interface Field {
  readonly number: number;
  readonly wire: number;
  readonly value: number;
  readonly bytes: Uint8Array;
  /** The field with its tag, as it stands in the message. */
  readonly whole: Uint8Array;
}

/** Bytes that are no message of this format, or one that is cut short. */
export class WireError extends Error {}

const NOTHING = new Uint8Array();

/**
 * Fields of a message in memory, in order.
 *
 * @throws {WireError} where the bytes are no message
 */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < message.length) {
    const from = at;
    const tag = readVarint(message, at);
    const wire = tag.value % 8;
    const first = wire === WIRE.varint || wire === WIRE.bytes ? readVarint(message, tag.next) : undefined;
    const bodyFrom = wire === WIRE.bytes && first !== undefined ? first.next : tag.next;
    at = wire === WIRE.varint && first !== undefined ? first.next : bodyFrom + bodyLength(wire, first?.value ?? 0);
    if (at > message.length) throw new WireError('a field is cut short');
    yield {
      number: Math.floor(tag.value / 8),
      wire,
      value: first?.value ?? 0,
      bytes: wire === WIRE.bytes ? message.subarray(bodyFrom, at) : NOTHING,
      whole: message.subarray(from, at),
    };
  }
}

interface Varint {
  /** Exact up to 2^53; larger ones are negative numbers in two's complement. */
  readonly value: number;
  readonly next: number;
}

/** @throws {WireError} where no varint ends in these bytes */
export function readVarint(bytes: Uint8Array, from: number): Varint {
  let value = 0n;
  for (let i = 0; i < MAX_VARINT_BYTES; i++) {
    const byte = bytes[from + i];
    if (byte === undefined) throw new WireError('a number is cut short');
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return { value: Number(BigInt.asIntN(64, value)), next: from + i + 1 };
  }
  throw new WireError('a number is too long');
}

/** Bytes of a field's body that is no varint. `length`: as it stands before the body, for strings and messages. */
export function bodyLength(wire: number, length: number): number {
  if (wire === WIRE.fixed64) return 8;
  if (wire === WIRE.fixed32) return 4;
  if (wire !== WIRE.bytes || length < 0) throw new WireError('an unknown kind of field');
  return length;
}

export function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

export function varintField(number: number, value: number): Uint8Array {
  return joinBytes(encodeVarint(number * 8 + WIRE.varint), encodeVarint(value));
}

export function bytesField(number: number, value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return joinBytes(encodeVarint(number * 8 + WIRE.bytes), encodeVarint(bytes.length), bytes);
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
