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

/**
 * What was printed is not whole: other processes of the app print into the same pipe, and on a busy machine a line of theirs
 * may stand within one of the tap's. It says nothing of the app, so such a run says nothing either.
 */
export class TapBroken extends Error {
  override readonly name = 'TapBroken';
}

/** Reads it out of the text so far. `sent` throws `TapBroken` where a block is not whole. */
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
  for (const stream of streamsIn(text)) {
    const mono = new MonoFrames((frame) => frames.push(frame));
    for (const block of stream) mono.push(block);
    mono.flush();
  }
  return Int16Array.from(frames.flatMap((frame) => [...frame]));
}

/** A block in the tap's print, from its head on. */
interface PrintedBlock {
  readonly stream: number;
  readonly index: number;
  readonly rateHz: number;
  readonly channels: number;
  readonly characters: number;
  readonly pieces: string[];
}

/** The blocks of each time the page opened the microphone. The last one may be cut off by the app's death. */
function streamsIn(text: string): SoundBlock[][] {
  const streams: SoundBlock[][] = [];
  let open: PrintedBlock | undefined;
  // V8 prints a string with its address and length: `0x2b31… <String[685]: c"+AAEC…">`.
  for (const [, kind, rest = ''] of text.matchAll(
    /^0x[0-9a-f]+ <String\[\d+\]: [a-z]?["#]([<+>])([A-Za-z0-9+/=:]*)"?>$/gm,
  )) {
    if (kind === '<') {
      if (open !== undefined) throw new TapBroken('a block has no end in the output of the tap');
      open = headOf(rest);
    } else if (open === undefined) throw new TapBroken('a block has no beginning in the output of the tap');
    else if (kind === '+') open.pieces.push(rest);
    else {
      const blocks = (streams[open.stream] ??= []);
      if (open.index !== blocks.length) throw new TapBroken('a block is missing in the output of the tap');
      blocks.push(blockOf(open));
      open = undefined;
    }
  }
  return streams;
}

function headOf(text: string): PrintedBlock {
  const [stream = 0, index = 0, rateHz = 0, channels = 0, characters = 0] = text.split(':').map(Number);
  return { stream, index, rateHz, channels, characters, pieces: [] };
}

function blockOf({ rateHz, channels: count, characters, pieces }: PrintedBlock): SoundBlock {
  const base64 = pieces.join('');
  if (base64.length !== characters) throw new TapBroken('a block is not whole in the output of the tap');
  const bytes = Buffer.from(base64, 'base64');
  const planes = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const length = planes.length / count;
  const channels = Array.from({ length: count }, (_, plane) => planes.subarray(plane * length, (plane + 1) * length));
  return { rateHz, channels };
}
