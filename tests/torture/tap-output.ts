/** The page is tapped: from here on no frame is missed. */
export const TAPPED_MARK = 'torture: page tapped';
/** The app is about to put a text on the clipboard. */
export const CLIPBOARD_MARK = 'torture: clipboard';
const READY_MARK = 'dictum: ready';

/** What the app's output says of it, its own words and the tap's. */
export interface TapOutput {
  /** Page and keys are ready, and the tap is in its place. */
  readonly isReady: boolean;
  readonly clipboardWrites: number;
  /** All sound that the page had up to its last moment, frame after frame; a frame is here before it is sent. */
  sent(): Int16Array;
}

/** Reads it out of the text so far. Throws where a frame is not whole: then the tap is broken, not the app. */
export function readTapOutput(text: string): TapOutput {
  return {
    isReady: text.includes(READY_MARK) && text.includes(TAPPED_MARK),
    clipboardWrites: text.split(CLIPBOARD_MARK).length - 1,
    sent: () => soundIn(text),
  };
}

/** V8 prints a string with its address and length: `0x2b31… <String[685]: c"<AAEC…">`. */
function soundIn(text: string): Int16Array {
  const halves = [...text.matchAll(/^0x[0-9a-f]+ <String\[\d+\]: [a-z]?["#]([<>])([A-Za-z0-9+/=]*)"?>$/gm)];
  const parts: Buffer[] = [];
  for (let at = 0; at + 1 < halves.length; at += 2) {
    const [first, second] = [halves[at], halves[at + 1]];
    if (first?.[1] !== '<' || second?.[1] !== '>') throw new Error('half a frame is missing in the output of the tap');
    parts.push(Buffer.from(`${first[2] ?? ''}${second[2] ?? ''}`, 'base64'));
  }
  const bytes = Buffer.concat(parts);
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
