import { textOf } from './graph-messages';
import { bytesField, type Field, fieldsOf, joinBytes } from './wire-format';

const VALUE = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1 } as const;
const TENSOR_TYPE = { element: 1, shape: 2 } as const;
const SHAPE = { dim: 1 } as const;
const DIM = { value: 1, name: 2 } as const;

/** What a graph says of an input, an output or a value within. */
export interface ValueInfo {
  readonly name: string;
  /** `TensorProto.DataType`; 0 where it is no tensor. */
  readonly elementType: number;
  /** A number where the length is fixed, else its name (empty where it has none). */
  readonly dims: readonly (number | string)[];
}

export function parseValueInfo(bytes: Uint8Array): ValueInfo {
  let name = '';
  let elementType = 0;
  const dims: (number | string)[] = [];
  for (const value of fieldsOf(bytes)) {
    if (value.number === VALUE.name) name = textOf(value.bytes);
    if (value.number !== VALUE.type) continue;
    for (const tensor of inside(value.bytes, TYPE.tensor)) {
      for (const field of fieldsOf(tensor)) {
        if (field.number === TENSOR_TYPE.element) elementType = field.value;
        else if (field.number === TENSOR_TYPE.shape) dims.push(...inside(field.bytes, SHAPE.dim).map(dimOf));
      }
    }
  }
  return { name, elementType, dims };
}

/** The same value with names in the place of fixed lengths. `names`: length to name; other lengths stay. */
export function withOpenDims(bytes: Uint8Array, names: Readonly<Record<number, string>>): Uint8Array {
  const dim = (old: Uint8Array): Uint8Array => {
    const length = dimOf(old);
    const name = typeof length === 'number' ? names[length] : undefined;
    return name === undefined ? old : bytesField(DIM.name, name);
  };
  const shape = (old: Uint8Array): Uint8Array => replaceIn(old, SHAPE.dim, dim);
  const tensor = (old: Uint8Array): Uint8Array => replaceIn(old, TENSOR_TYPE.shape, shape);
  return replaceIn(bytes, VALUE.type, (type) => replaceIn(type, TYPE.tensor, tensor));
}

function dimOf(bytes: Uint8Array): number | string {
  let dim: number | string = '';
  for (const field of fieldsOf(bytes)) {
    if (field.number === DIM.value) dim = field.value;
    else if (field.number === DIM.name) dim = textOf(field.bytes);
  }
  return dim;
}

function inside(message: Uint8Array, number: number): Uint8Array[] {
  return [...fieldsOf(message)].filter((field) => field.number === number).map(({ bytes }) => bytes);
}

function replaceIn(message: Uint8Array, number: number, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  const next = (field: Field): Uint8Array =>
    field.number === number ? bytesField(number, change(field.bytes)) : field.whole;
  return joinBytes(...[...fieldsOf(message)].map(next));
}
