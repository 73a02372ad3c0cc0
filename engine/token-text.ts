/** Characters that GPT-2's byte alphabet has for the bytes that can't be printed, in the bytes' order, begin here. */
const FIRST_STAND_IN = 256;

/**
 * What tokens say. Holds the bytes of all text tokens in one block and nothing else: the library's tokenizer, with its
 * strings and merges, has 25 MB of small objects that every collection of garbage in the middle of a dictation walks through.
 */
export class TokenText {
  private readonly bytes: Uint8Array;
  /** Where each token's bytes begin; one more than there are tokens. */
  private readonly starts: Uint32Array;

  /**
   * @param vocabulary token by its text in GPT-2's byte alphabet (one character a byte)
   * @param count tokens that are text: those below this number
   */
  constructor(vocabulary: ReadonlyMap<string, number>, count: number) {
    const byteOf = byteAlphabet();
    const texts = new Array<string>(count).fill('');
    for (const [text, token] of vocabulary) if (token < count) texts[token] = text;
    this.starts = new Uint32Array(count + 1);
    const bytes: number[] = [];
    for (const [token, text] of texts.entries()) {
      for (const character of text) bytes.push(byteOf.get(character) ?? 0);
      this.starts[token + 1] = bytes.length;
    }
    this.bytes = Uint8Array.from(bytes);
  }

  /** The tokens' text; special tokens and times are left out, a character that is cut in two becomes `�`. */
  decode(tokens: readonly number[]): string {
    const parts = tokens.map((token) => this.bytes.subarray(this.starts[token] ?? 0, this.starts[token + 1] ?? 0));
    return Buffer.concat(parts).toString('utf8');
  }
}

/** GPT-2's byte alphabet: printable characters of Latin-1 stand for themselves, the others for characters from 256 on. */
function byteAlphabet(): ReadonlyMap<string, number> {
  const alphabet = new Map<string, number>();
  let standIn = FIRST_STAND_IN;
  for (let byte = 0; byte < FIRST_STAND_IN; byte++) {
    const isPrintable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    alphabet.set(String.fromCodePoint(isPrintable ? byte : standIn++), byte);
  }
  return alphabet;
}
