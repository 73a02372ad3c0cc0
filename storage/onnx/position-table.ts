import { changingValues, type Graph, type Placed, producers } from './encoder-graph';
import type { GraphNode } from './graph-messages';

/** Whisper's 30 s in positions of the encoder. */
export const FULL_POSITIONS = 1500;

export type Positions =
  /** `table`: name of the value that is added, the whole table; `axis`: that of its positions. */
  | { readonly kind: 'whole'; readonly node: Placed<GraphNode>; readonly table: string; readonly axis: number }
  /** It is cut to the input's length already. */
  | { readonly kind: 'cut' };

/** The `Add` of the position table to what the convolutions gave. */
export function findPositions(graph: Graph): Positions | undefined {
  const changing = changingValues(graph);
  const makers = producers(graph);
  const rankOfTable = (name: string): number | undefined => {
    const own = graph.tensors.get(name)?.head.dims ?? makers.get(name)?.it.constant?.dims;
    if (own !== undefined) return own.length >= 2 && own.at(-2) === FULL_POSITIONS ? own.length : undefined;
    // A table that is stored as 8 or 16 bits, or picked from a row at a time, comes through other nodes.
    const maker = makers.get(name);
    return maker === undefined ? undefined : rankOfTable(maker.it.inputs[0] ?? '');
  };
  for (const node of graph.nodes) {
    if (node.it.operator !== 'Add') continue;
    const [fixed] = node.it.inputs.filter((input) => !changing.has(input));
    const rank = fixed === undefined ? undefined : rankOfTable(fixed);
    if (fixed !== undefined && rank !== undefined) return { kind: 'whole', node, table: fixed, axis: rank - 2 };
    const isCut = node.it.inputs.some((input) => {
      const maker = makers.get(input)?.it;
      const source = maker?.inputs[0] ?? '';
      const cuts = maker?.operator === 'Slice' || maker?.operator === 'Gather';
      return cuts && !changing.has(source) && rankOfTable(source) !== undefined;
    });
    if (isCut) return { kind: 'cut' };
  }
  return undefined;
}
