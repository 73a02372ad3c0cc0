/** A number while its words are read: whole so far, or digits that were said one by one (“one oh one”). */
export type NumberValue = bigint | string | undefined;

/** Words in, words out, with one number under way. */
export class NumberRun {
  readonly words: string[] = [];
  value: NumberValue;
  /** Sign or currency of the number under way. */
  prefix = '';

  /** Emits a word; it takes the prefix, and no number is under way any more. */
  emit(word: string): void {
    this.words.push(this.prefix + word);
    this.value = undefined;
    this.prefix = '';
  }

  /** Ends the number under way, if there is one. */
  flush(): void {
    if (this.value !== undefined) this.emit(String(this.value));
  }

  /** Digits said so far; a plain 0 counts as none, as in Whisper's code. */
  digits(): string {
    return this.value === undefined || this.value === 0n ? '' : String(this.value);
  }
}

/** A number under 20 after `value`: added where there is room (“twenty one”), appended elsewhere (“nineteen five”). */
export function withOnes(value: NumberValue, ones: bigint, prevIsOnes: boolean, prevIsTens: boolean): bigint | string {
  if (value === undefined) return ones;
  if (typeof value === 'string' || prevIsOnes) {
    if (prevIsTens && ones < 10n) return String(value).slice(0, -1) + String(ones);
    return String(value) + String(ones);
  }
  return value % (ones < 10n ? 10n : 100n) === 0n ? value + ones : String(value) + String(ones);
}

export function withTens(value: NumberValue, tens: bigint): bigint | string {
  if (value === undefined) return tens;
  return typeof value === 'bigint' && value % 100n === 0n ? value + tens : String(value) + String(tens);
}

/** The last three digits times `multiplier`: “two thousand three hundred”. */
export function multiplied(value: bigint, multiplier: bigint): bigint {
  return (value / 1000n) * 1000n + (value % 1000n) * multiplier;
}
