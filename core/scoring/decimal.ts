/** Digits, maybe with a fraction: `12`, `3.50`. */
export function isNumeral(word: string): boolean {
  return /^\d+(\.\d+)?$/u.test(word);
}

/** `decimal` times `factor` where that is whole; `undefined` where it is not, or where `decimal` is no number (`1.2.3`). */
export function wholeProduct(decimal: string, factor: bigint): bigint | undefined {
  const match = /^(\d*)(?:\.(\d*))?$/u.exec(decimal);
  const digits = (match?.[1] ?? '') + (match?.[2] ?? '');
  if (digits === '') return undefined;
  const scale = 10n ** BigInt(match?.[2]?.length ?? 0);
  const product = BigInt(digits) * factor;
  return product % scale === 0n ? product / scale : undefined;
}
