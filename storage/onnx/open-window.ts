import { type FileHandle, open } from 'node:fs/promises';
import type { ModelWindow } from '../../core/model';
import { copyRange } from '../copy-range';
import { readGraph } from './encoder-graph';
import { FileReader, GRAPH, type GraphFile, type GraphPart, MODEL, readGraphFile } from './graph-file';
import { type GraphEdits, planShortWindow } from './short-window';
import { encodeVarint, joinBytes, WIRE } from './wire-format';

/**
 * Copies a Whisper encoder so that it takes any even number of frames; one that already does, or can't be made to, is
 * copied as it is. Weights go from file to file in pieces; those in a second file (`.onnx_data`) stay there.
 *
 * @param onBytes called with the bytes of each piece that was written
 * @throws {WireError} where the source is no ONNX model; the disk's error; the signal's reason
 */
export async function copyWithOpenWindow(
  source: string,
  target: string,
  onBytes: (bytes: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ModelWindow> {
  const from = await open(source, 'r');
  try {
    const reader = new FileReader(from, (await from.stat()).size);
    const file = await readGraphFile(reader);
    const plan = planShortWindow(await readGraph(reader, file));
    const to = await open(target, 'wx', 0o600);
    try {
      const edits = plan.kind === 'edits' ? plan.edits : undefined;
      for (const piece of edits === undefined ? [range(0, file.sizeBytes)] : edited(file, edits)) {
        await write(piece, from, to, onBytes, signal);
      }
      await to.sync();
    } finally {
      await to.close();
    }
    return plan.kind === 'fixed' ? { kind: 'full', why: plan.why } : { kind: 'short' };
  } finally {
    await from.close();
  }
}

/** New bytes, or bytes of the source. */
type Piece = Uint8Array | { readonly from: number; readonly to: number };

function range(from: number, to: number): Piece {
  return { from, to };
}

/** The whole new file in pieces: what is before the graph, the graph with its new length, what is behind it. */
function edited(file: GraphFile, edits: GraphEdits): Piece[] {
  const firstNode = file.parts.find(({ field }) => field === GRAPH.node);
  const graph = file.parts.flatMap((part): Piece[] => [
    ...(part === firstNode ? edits.first : []),
    ...(edits.before.get(part) ?? []),
    ...(edits.dropped.has(part) ? [] : [edits.replaced.get(part) ?? whole(part)]),
  ]);
  const length = graph.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const head = joinBytes(encodeVarint(MODEL.graph * 8 + WIRE.bytes), encodeVarint(length));
  return [range(0, file.from), head, ...graph, range(file.to, file.sizeBytes)];
}

function whole(part: GraphPart): Piece {
  return range(part.from, part.to);
}

function lengthOf(piece: Piece): number {
  return piece instanceof Uint8Array ? piece.length : piece.to - piece.from;
}

async function write(
  piece: Piece,
  from: FileHandle,
  to: FileHandle,
  onBytes: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (!(piece instanceof Uint8Array)) return copyRange(piece, from, to, onBytes, signal);
  await to.writeFile(piece);
  onBytes(piece.length);
}
