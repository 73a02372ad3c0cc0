import { type FileReader, GRAPH, type GraphFile, type GraphPart } from './graph-file';
import { type GraphNode, parseNode, readTensorHead, type TensorHead } from './graph-messages';
import { parseValueInfo, type ValueInfo } from './value-info';

/** One thing of the graph, and where it stands in the file. */
export interface Placed<T> {
  readonly part: GraphPart;
  readonly bytes: Uint8Array;
  readonly it: T;
}

/** A graph without its weights. */
export interface Graph {
  readonly opset: number;
  readonly nodes: readonly Placed<GraphNode>[];
  readonly inputs: readonly Placed<ValueInfo>[];
  readonly outputs: readonly Placed<ValueInfo>[];
  readonly values: readonly Placed<ValueInfo>[];
  readonly tensors: ReadonlyMap<string, { readonly part: GraphPart; readonly head: TensorHead }>;
}

/** @throws {WireError} where the file is no ONNX model */
export async function readGraph(reader: FileReader, file: GraphFile): Promise<Graph> {
  const nodes: Placed<GraphNode>[] = [];
  const values: Record<number, Placed<ValueInfo>[]> = { [GRAPH.input]: [], [GRAPH.output]: [], [GRAPH.valueInfo]: [] };
  const tensors = new Map<string, { part: GraphPart; head: TensorHead }>();
  for (const part of file.parts) {
    if (part.field === GRAPH.initializer) {
      const head = await readTensorHead(reader, part);
      tensors.set(head.name, { part, head });
    } else if (part.field === GRAPH.node) {
      const bytes = await reader.body(part);
      nodes.push({ part, bytes, it: parseNode(bytes) });
    } else if (values[part.field] !== undefined) {
      const bytes = await reader.body(part);
      values[part.field]?.push({ part, bytes, it: parseValueInfo(bytes) });
    }
  }
  return {
    opset: file.opset,
    nodes,
    // Old exports list the weights among the inputs.
    inputs: (values[GRAPH.input] ?? []).filter(({ it }) => !tensors.has(it.name)),
    outputs: values[GRAPH.output] ?? [],
    values: values[GRAPH.valueInfo] ?? [],
    tensors,
  };
}

/** The graph's inputs alone: its nodes may hold graphs, with all their weights. @throws {WireError} */
export async function readInputs(reader: FileReader, file: GraphFile): Promise<readonly ValueInfo[]> {
  const parts = file.parts.filter(({ field }) => field === GRAPH.input);
  const inputs: ValueInfo[] = [];
  for (const part of parts) inputs.push(parseValueInfo(await reader.body(part)));
  return inputs;
}

/** Names of all values that change with the graph's inputs. */
export function changingValues(graph: Graph): ReadonlySet<string> {
  const changing = new Set(graph.inputs.map(({ it }) => it.name));
  for (const { it } of graph.nodes) {
    if (it.inputs.some((input) => changing.has(input))) for (const output of it.outputs) changing.add(output);
  }
  return changing;
}

/** By the names of their outputs. */
export function producers(graph: Graph): ReadonlyMap<string, Placed<GraphNode>> {
  return new Map(graph.nodes.flatMap((node) => node.it.outputs.map((output) => [output, node] as const)));
}
