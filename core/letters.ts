/** Of any script, with marks or without. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

const ASCII_LENGTH = 128;
const ASCII = Uint8Array.from({ length: ASCII_LENGTH }, (_, code) =>
  Number(/[0-9A-Za-z]/.test(String.fromCharCode(code))),
);

/**
 * Whether the character is a letter or a digit of any script. Most are ASCII, and known without the expression: V8 forgets
 * its code between two dictations, and compiling all of Unicode's letters takes a millisecond in which somebody waits.
 */
export function isLetterOrDigit(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < ASCII_LENGTH ? ASCII[code] === 1 : LETTER_OR_DIGIT.test(character);
}

/** Letters and digits of any script in the text; marks and blanks don't count. */
export function countLetters(text: string): number {
  let count = 0;
  for (const character of text) count += Number(isLetterOrDigit(character));
  return count;
}

/** Whether there is a letter or digit of any script in it, and not only marks and blanks. */
export function hasLetters(text: string): boolean {
  for (const character of text) if (isLetterOrDigit(character)) return true;
  return false;
}

/** Whether the text has none but the 128 characters that need no look at Unicode's tables. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= ASCII_LENGTH) return false;
  return true;
}
