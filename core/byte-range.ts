/** Part of something that is `sizeBytes` long: from `startByte` up to and without `endByte`. */
export interface ByteRange {
  readonly startByte: number;
  readonly endByte: number;
}

/**
 * What a `Range` header asks for (RFC 9110, section 14). Several ranges, another unit and junk count as no header, as the
 * standard allows.
 *
 * @returns all of it where the header asks for nothing else; `undefined` where nothing of it lies within `sizeBytes`
 */
export function parseByteRange(header: string | null, sizeBytes: number): ByteRange | undefined {
  const [, first, last] = /^bytes=(\d{1,15})?-(\d{1,15})?$/.exec(header ?? '') ?? [];
  if (first === undefined && last === undefined) return { startByte: 0, endByte: sizeBytes };
  const startByte = first === undefined ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const endByte = first === undefined || last === undefined ? sizeBytes : Math.min(sizeBytes, Number(last) + 1);
  return startByte < endByte ? { startByte, endByte } : undefined;
}
