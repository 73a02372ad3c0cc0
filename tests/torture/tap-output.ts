import { MonoFrames, type SoundBlock } from '../../renderer/capture/mono-frames';

/** The page is tapped: from here on no frame is missed. */
export const TAPPED_MARK = 'torture: page tapped';
/** The app is about to put a text on the clipboard. */
export const CLIPBOARD_MARK = 'torture: clipboard';
const READY_MARK = 'dictum: ready';

/** Sound in a line: V8 cuts strings that are much longer. */
export const LINE_CHARACTERS = 680;

/** What the app's output says of it, its own words and the tap's. */
export interface TapOutput {
  /** Page and keys are ready, and the tap is in its place. */
  readonly isReady: boolean;
  readonly clipboardWrites: number;
  /** All sound that the page had up to its last moment, as 16 kHz mono; a block is here before the app has it. */
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

/** What the app makes of the blocks that were printed whole, by its own code; its last, partial frame is sent at the end only. */
function soundIn(text: string): Int16Array {
  const frames: Int16Array[] = [];
  const mono = new MonoFrames((frame) => frames.push(frame));
  for (const block of blocksIn(text)) mono.push(block);
  mono.flush();
  return Int16Array.from(frames.flatMap((frame) => [...frame]));
}

/** V8 prints a string with its address and length: `0x2b31… <String[685]: c"+AAEC…">`. */
function blocksIn(text: string): SoundBlock[] {
  const blocks: SoundBlock[] = [];
  let head: { readonly rateHz: number; readonly channels: number } | undefined;
  let pieces: string[] = [];
  for (const [, kind, rest = ''] of text.matchAll(
    /^0x[0-9a-f]+ <String\[\d+\]: [a-z]?["#]([<+>])([A-Za-z0-9+/=:]*)"?>$/gm,
  )) {
    if (kind === '<') {
      const [rateHz = 0, channels = 0] = rest.split(':').map(Number);
      head = { rateHz, channels };
      pieces = [];
    } else if (kind === '+') pieces.push(rest);
    else if (head !== undefined) blocks.push(blockOf(head.rateHz, head.channels, pieces.join('')));
  }
  return blocks;
}

function blockOf(rateHz: number, count: number, base64: string): SoundBlock {
  const bytes = Buffer.from(base64, 'base64');
  const planes = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const length = planes.length / count;
  if (!Number.isInteger(length)) throw new Error('a block is not whole in the output of the tap');
  const channels = Array.from({ length: count }, (_, plane) => planes.subarray(plane * length, (plane + 1) * length));
  return { rateHz, channels };
}
