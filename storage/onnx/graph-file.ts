import type { FileHandle } from 'node:fs/promises';
import { bodyLength, fieldsOf, MAX_VARINT_BYTES, readVarint, WIRE, WireError } from './wire-format';

/** Numbers of the fields in `onnx.proto3` that are read here. */
export const MODEL = { graph: 7, opset: 8 } as const;
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12, valueInfo: 13 } as const;

/** A node is small, also one that holds a position table (8 MB in the largest Whisper); what is longer stays on disk. */
const MAX_READ_BYTES = 16_777_216;
/** The head of a field, and what of a tensor comes before its numbers. */
const READ_AHEAD_BYTES = 65_536;

/** A field of the graph and where it is in the file, its tag included. */
export interface GraphPart {
  readonly field: number;
  readonly from: number;
  readonly bodyFrom: number;
  readonly to: number;
}

export interface GraphFile {
  readonly parts: readonly GraphPart[];
  /** The graph within the file, its tag and length included. */
  readonly from: number;
  readonly to: number;
  readonly sizeBytes: number;
  /** Version of the standard operators. */
  readonly opset: number;
}

/** Reads a file at any place through one piece of it in memory, so that weights of gigabytes are stepped over. */
export class FileReader {
  private piece = Buffer.alloc(0);
  private pieceFrom = 0;

  constructor(
    private readonly file: FileHandle,
    readonly sizeBytes: number,
  ) {}

  /** The bytes there; fewer at the end of the file. */
  async at(from: number, length: number): Promise<Uint8Array> {
    const offset = from - this.pieceFrom;
    if (offset >= 0 && offset + length <= this.piece.length) return this.piece.subarray(offset, offset + length);
    const wanted = Math.min(this.sizeBytes - from, Math.max(length, READ_AHEAD_BYTES));
    const piece = Buffer.alloc(Math.max(0, wanted));
    const { bytesRead } = await this.file.read(piece, 0, piece.length, from);
    this.piece = piece.subarray(0, bytesRead);
    this.pieceFrom = from;
    return this.piece.subarray(0, length);
  }

  /** A field's head. @throws {WireError} where there is none */
  async field(from: number): Promise<GraphPart & { readonly wire: number; readonly value: number }> {
    const head = await this.at(from, 2 * MAX_VARINT_BYTES);
    const tag = readVarint(head, 0);
    const wire = tag.value % 8;
    const first = wire === WIRE.varint || wire === WIRE.bytes ? readVarint(head, tag.next) : undefined;
    const bodyFrom = from + (wire === WIRE.bytes && first !== undefined ? first.next : tag.next);
    const to =
      wire === WIRE.varint && first !== undefined ? from + first.next : bodyFrom + bodyLength(wire, first?.value ?? 0);
    if (to > this.sizeBytes) throw new WireError('the file is cut short');
    return { field: Math.floor(tag.value / 8), wire, value: first?.value ?? 0, from, bodyFrom, to };
  }

  /** A part's body. @throws {WireError} where it is too long to be held */
  async body(part: GraphPart): Promise<Uint8Array> {
    if (part.to - part.bodyFrom > MAX_READ_BYTES) throw new WireError('a part of the graph is too long');
    return Uint8Array.from(await this.at(part.bodyFrom, part.to - part.bodyFrom));
  }
}

/**
 * Finds the parts of a model's graph without reading its weights.
 *
 * @throws {WireError} where the file is no ONNX model
 */
export async function readGraphFile(reader: FileReader): Promise<GraphFile> {
  let graph: GraphPart | undefined;
  let opset = 0;
  for (let at = 0; at < reader.sizeBytes;) {
    const part = await reader.field(at);
    if (part.field === MODEL.graph) graph = part;
    else if (part.field === MODEL.opset) opset = Math.max(opset, opsetOf(await reader.body(part)));
    at = part.to;
  }
  if (graph === undefined) throw new WireError('there is no graph');
  const parts: GraphPart[] = [];
  for (let at = graph.bodyFrom; at < graph.to;) {
    const part = await reader.field(at);
    if (part.to > graph.to) throw new WireError('a part is longer than the graph');
    parts.push(part);
    at = part.to;
  }
  return { parts, from: graph.from, to: graph.to, sizeBytes: reader.sizeBytes, opset };
}

/** The version, where these are the standard operators (their domain has no name); else 0. */
function opsetOf(bytes: Uint8Array): number {
  const fields = [...fieldsOf(bytes)];
  const isStandard = fields.every(
    ({ number, bytes: name }) => number !== 1 || name.length === 0 || String(name) === 'ai.onnx',
  );
  return isStandard ? (fields.find(({ number }) => number === 2)?.value ?? 0) : 0;
}
