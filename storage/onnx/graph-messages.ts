import type { FileReader, GraphPart } from './graph-file';
import { bytesField, fieldsOf, joinBytes, readVarint, varintField, WIRE } from './wire-format';

/** Data types of a tensor (`TensorProto.DataType`). */
export const TENSOR_TYPE = { float: 1, int64: 7, bool: 9 } as const;

const TENSOR = { dims: 1, dataType: 2, int64s: 7, name: 8, rawData: 9, dataLocation: 14 } as const;
const NODE = { input: 1, output: 2, name: 3, operator: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, integer: 3, tensor: 5, integers: 8, type: 20 } as const;
const ATTRIBUTE_TYPE_INTEGER = 2;
const EXTERNAL = 1;

export interface TensorHead {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  /** Its numbers, where there are at most `MAX_NUMBERS` of them and they are whole ones; not those in a file beside the model. */
  readonly numbers: readonly number[] | undefined;
}

export interface GraphNode {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly operator: string;
  /** Of a `Constant`: its value, where it is read as one of a tensor's is. */
  readonly constant: TensorHead | undefined;
}

/** Longest tensor of which the numbers are read: shapes have up to 5. */
const MAX_NUMBERS = 8;

/** An initializer's head; its weights are stepped over. */
export async function readTensorHead(reader: FileReader, part: GraphPart): Promise<TensorHead> {
  const kept: Uint8Array[] = [];
  for (let at = part.bodyFrom; at < part.to;) {
    const field = await reader.field(at);
    const isSmall = field.to - field.bodyFrom <= 1024;
    if (isSmall) kept.push(Uint8Array.from(await reader.at(at, field.to - at)));
    at = field.to;
  }
  return parseTensor(joinBytes(...kept));
}

function parseTensor(bytes: Uint8Array): TensorHead {
  const dims: number[] = [];
  const integers: number[] = [];
  let name = '';
  let dataType = 0;
  let raw: Uint8Array | undefined;
  let isElsewhere = false;
  for (const field of fieldsOf(bytes)) {
    if (field.number === TENSOR.dims) dims.push(...numbersOf(field));
    else if (field.number === TENSOR.int64s) integers.push(...numbersOf(field));
    else if (field.number === TENSOR.dataType) dataType = field.value;
    else if (field.number === TENSOR.name) name = textOf(field.bytes);
    else if (field.number === TENSOR.rawData) raw = field.bytes;
    else if (field.number === TENSOR.dataLocation) isElsewhere = field.value === EXTERNAL;
  }
  const count = dims.reduce((product, dim) => product * dim, 1);
  const isReadable = dataType === TENSOR_TYPE.int64 && count <= MAX_NUMBERS && !isElsewhere;
  const numbers = isReadable ? (raw === undefined ? integers : int64sOf(raw)) : undefined;
  return { name, dims, dataType, numbers };
}

export function parseNode(bytes: Uint8Array): GraphNode {
  const inputs: string[] = [];
  const outputs: string[] = [];
  let operator = '';
  let constant: TensorHead | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === NODE.input) inputs.push(textOf(field.bytes));
    else if (field.number === NODE.output) outputs.push(textOf(field.bytes));
    else if (field.number === NODE.operator) operator = textOf(field.bytes);
    else if (field.number === NODE.attribute) constant = parseConstant(field.bytes) ?? constant;
  }
  return { inputs, outputs, operator, constant: operator === 'Constant' ? constant : undefined };
}

function parseConstant(attribute: Uint8Array): TensorHead | undefined {
  const numbers: number[] = [];
  let name = '';
  for (const field of fieldsOf(attribute)) {
    if (field.number === ATTRIBUTE.name) name = textOf(field.bytes);
    else if (field.number === ATTRIBUTE.tensor) return parseTensor(field.bytes);
    else if (field.number === ATTRIBUTE.integer || field.number === ATTRIBUTE.integers)
      numbers.push(...numbersOf(field));
  }
  if (name !== 'value_int' && name !== 'value_ints') return undefined;
  return { name, dims: name === 'value_int' ? [] : [numbers.length], dataType: TENSOR_TYPE.int64, numbers };
}

/** The node's bytes with another input in the place of `old`. */
export function withInput(node: Uint8Array, old: string, next: string): Uint8Array {
  const fields = [...fieldsOf(node)].map((field) =>
    field.number === NODE.input && textOf(field.bytes) === old ? bytesField(NODE.input, next) : field.whole,
  );
  return joinBytes(...fields);
}

/** Bytes of a new node; its name is its first output. */
export function makeNode(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Uint8Array {
  return joinBytes(
    ...inputs.map((input) => bytesField(NODE.input, input)),
    bytesField(NODE.output, output),
    bytesField(NODE.name, output),
    bytesField(NODE.operator, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(
        NODE.attribute,
        joinBytes(
          bytesField(ATTRIBUTE.name, name),
          varintField(ATTRIBUTE.integer, value),
          varintField(ATTRIBUTE.type, ATTRIBUTE_TYPE_INTEGER),
        ),
      ),
    ),
  );
}

/** Bytes of a new int64 tensor. `dims`: one dimension by default. */
export function makeTensor(
  name: string,
  numbers: readonly number[],
  dims: readonly number[] = [numbers.length],
): Uint8Array {
  const raw = Buffer.from(BigInt64Array.from(numbers, BigInt).buffer);
  return joinBytes(
    ...dims.map((dim) => varintField(TENSOR.dims, dim)),
    varintField(TENSOR.dataType, TENSOR_TYPE.int64),
    bytesField(TENSOR.name, name),
    bytesField(TENSOR.rawData, raw),
  );
}

/** Repeated numbers come one a field, or packed into one. */
function numbersOf(field: { readonly wire: number; readonly value: number; readonly bytes: Uint8Array }): number[] {
  if (field.wire !== WIRE.bytes) return [field.value];
  const numbers: number[] = [];
  for (let at = 0; at < field.bytes.length;) {
    const { value, next } = readVarint(field.bytes, at);
    numbers.push(value);
    at = next;
  }
  return numbers;
}

/** ONNX's raw data is little-endian on every machine. */
function int64sOf(raw: Uint8Array): number[] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: raw.byteLength / 8 }, (_, i) => Number(view.getBigInt64(8 * i, true)));
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
