import type { FullWindowReason } from '../../core/model';
import type { Graph } from './encoder-graph';
import { GRAPH, type GraphPart } from './graph-file';
import { makeNode, makeTensor, TENSOR_TYPE, type TensorHead, withInput } from './graph-messages';
import { findPositions, FULL_POSITIONS } from './position-table';
import { withOpenDims } from './value-info';
import { bytesField } from './wire-format';

/** Whisper's 30 s in frames of the spectrogram; the second convolution takes every other one. */
const FULL_FRAMES = 3000;

/** Longest list of numbers that may be a shape. */
const MAX_SHAPE = 8;

/** `Shape`, `Slice` and the others are used as this version has them. */
const MIN_OPSET = 13;

/** Prefix of the names that are added. */
const ADDED = 'short_window/';

/** What is done to the file's parts; bytes are those of whole fields. */
export interface GraphEdits {
  /** Parts that are left out. */
  readonly dropped: ReadonlySet<GraphPart>;
  readonly replaced: ReadonlyMap<GraphPart, Uint8Array>;
  /** Before the first node: nodes stand in the order in which they run. */
  readonly first: readonly Uint8Array[];
  readonly before: ReadonlyMap<GraphPart, readonly Uint8Array[]>;
}

export type ShortWindowPlan =
  | { readonly kind: 'any-length' }
  | { readonly kind: 'edits'; readonly edits: GraphEdits }
  | { readonly kind: 'fixed'; readonly why: FullWindowReason };

/**
 * How an encoder is made to take any even number of frames: the position table is cut to the input's length before it is
 * added, and every shape that names the full length gets the input's. On 30 s the result is the same, but for rounding.
 */
export function planShortWindow(graph: Graph): ShortWindowPlan {
  const input = graph.inputs.find(({ it }) => it.dims.length === 3);
  if (input === undefined) return { kind: 'fixed', why: 'no-position-table' };
  const place = findPositions(graph);
  if (place === undefined) return { kind: 'fixed', why: 'no-position-table' };
  const isOpen = input.it.dims[2] !== FULL_FRAMES;
  if (place.kind === 'cut' && isOpen) return { kind: 'any-length' };
  if (graph.opset < MIN_OPSET) return { kind: 'fixed', why: 'old-operators' };

  const dropped = new Set<GraphPart>();
  const replaced = new Map<GraphPart, Uint8Array>();
  const before = new Map<GraphPart, readonly Uint8Array[]>();
  const first = [...lengthOf(input.it.name)];
  for (const { part, name, head } of smallConstants(graph)) {
    if (head.numbers === undefined) return { kind: 'fixed', why: 'hidden-shape' };
    if (!head.numbers.includes(FULL_POSITIONS)) continue;
    dropped.add(part);
    first.push(...shapeWithLength(name, head.numbers, head.dims.length === 0));
  }
  if (place.kind === 'whole') {
    const { node, table, axis } = place;
    const cut = `${ADDED}positions`;
    before.set(node.part, [
      tensor(`${ADDED}axis`, [axis]),
      operation('Slice', [table, `${ADDED}zero`, `${ADDED}length`, `${ADDED}axis`], cut),
    ]);
    replaced.set(node.part, bytesField(GRAPH.node, withInput(node.bytes, table, cut)));
  }
  const names = { [FULL_FRAMES]: 'frames', [FULL_POSITIONS]: 'positions' };
  for (const { part, bytes } of [input, ...graph.outputs]) {
    replaced.set(part, bytesField(part.field, withOpenDims(bytes, names)));
  }
  for (const { part, it } of graph.values) {
    if (it.dims.includes(FULL_FRAMES) || it.dims.includes(FULL_POSITIONS)) dropped.add(part);
  }
  return { kind: 'edits', edits: { dropped, replaced, first, before } };
}

/** Constants that may be shapes or parts of them: whole numbers, up to a handful. */
function smallConstants(
  graph: Graph,
): readonly { readonly part: GraphPart; readonly name: string; readonly head: TensorHead }[] {
  const isSmall = ({ dims, dataType }: TensorHead): boolean =>
    dataType === TENSOR_TYPE.int64 && dims.length <= 1 && (dims[0] ?? 1) <= MAX_SHAPE;
  const tensors = [...graph.tensors].map(([name, { part, head }]) => ({ part, name, head }));
  const nodes = graph.nodes.flatMap(({ part, it }) =>
    it.constant === undefined ? [] : [{ part, name: it.outputs[0] ?? '', head: it.constant }],
  );
  return [...tensors, ...nodes].filter(({ head }) => isSmall(head));
}

/** `length`, a list of one: the positions of this input, half of its frames, rounded up as the convolution does. */
function lengthOf(input: string): Uint8Array[] {
  return [
    tensor(`${ADDED}zero`, [0]),
    tensor(`${ADDED}one`, [1]),
    tensor(`${ADDED}two`, [2]),
    tensor(`${ADDED}three`, [3]),
    operation('Shape', [input], `${ADDED}shape`),
    operation('Slice', [`${ADDED}shape`, `${ADDED}two`, `${ADDED}three`], `${ADDED}frames`),
    operation('Add', [`${ADDED}frames`, `${ADDED}one`], `${ADDED}frames_and_one`),
    operation('Div', [`${ADDED}frames_and_one`, `${ADDED}two`], `${ADDED}length`),
  ];
}

/** The same shape under the same name, with the input's length where it says the full one. */
function shapeWithLength(name: string, numbers: readonly number[], isScalar: boolean): Uint8Array[] {
  if (isScalar) {
    const scalar = `${ADDED}${name}/scalar`;
    return [tensor(scalar, [], [0]), operation('Reshape', [`${ADDED}length`, scalar], name)];
  }
  const pieces = numbers.map((number, i) => ({ number, name: `${ADDED}${name}/${String(i)}` }));
  const others = pieces.filter(({ number }) => number !== FULL_POSITIONS);
  const inputs = pieces.map((piece) => (piece.number === FULL_POSITIONS ? `${ADDED}length` : piece.name));
  return [...others.map((piece) => tensor(piece.name, [piece.number])), operation('Concat', inputs, name, { axis: 0 })];
}

function tensor(name: string, numbers: readonly number[], dims?: readonly number[]): Uint8Array {
  return bytesField(GRAPH.initializer, makeTensor(name, numbers, dims));
}

function operation(...node: Parameters<typeof makeNode>): Uint8Array {
  return bytesField(GRAPH.node, makeNode(...node));
}
