/** A number word that ends the number: “fifth” is 5 with `th`. */
export interface Suffixed {
  readonly value: bigint;
  readonly suffix: string;
}

const DIGITS = 'one two three four five six seven eight nine'.split(' ');
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS_NAMES = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const THOUSANDS =
  'thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion decillion';

export const ZEROS: ReadonlySet<string> = new Set(['o', 'oh', 'zero']);

export const ONES: ReadonlyMap<string, bigint> = new Map(
  [...DIGITS, ...TEENS].map((name, index) => [name, BigInt(index + 1)]),
);

export const TENS: ReadonlyMap<string, bigint> = new Map(
  TENS_NAMES.map((name, index) => [name, BigInt((index + 2) * 10)]),
);

export const MULTIPLIERS: ReadonlyMap<string, bigint> = new Map([
  ['hundred', 100n],
  ...THOUSANDS.split(' ').map((name, index): [string, bigint] => [name, 1000n ** BigInt(index + 1)]),
]);

const IRREGULAR_ORDINALS: readonly (readonly [string, Suffixed])[] = [
  ['zeroth', { value: 0n, suffix: 'th' }],
  ['first', { value: 1n, suffix: 'st' }],
  ['second', { value: 2n, suffix: 'nd' }],
  ['third', { value: 3n, suffix: 'rd' }],
  ['fifth', { value: 5n, suffix: 'th' }],
  ['twelfth', { value: 12n, suffix: 'th' }],
];

/** “nineth” is Whisper's own spelling: to it, “ninth” is no number. */
export const ONES_SUFFIXED: ReadonlyMap<string, Suffixed> = new Map([
  ...suffixed(ONES, (name) => (name === 'six' ? 'sixes' : `${name}s`), 's'),
  ...IRREGULAR_ORDINALS,
  ...suffixed(
    new Map([...ONES].filter(([, value]) => value > 3n && value !== 5n && value !== 12n)),
    (name) => name + (name.endsWith('t') ? 'h' : 'th'),
    'th',
  ),
]);

export const TENS_SUFFIXED: ReadonlyMap<string, Suffixed> = new Map([
  ...suffixed(TENS, (name) => name.replace('y', 'ies'), 's'),
  ...suffixed(TENS, (name) => name.replace('y', 'ieth'), 'th'),
]);

export const MULTIPLIERS_SUFFIXED: ReadonlyMap<string, Suffixed> = new Map([
  ...suffixed(MULTIPLIERS, (name) => `${name}s`, 's'),
  ...suffixed(MULTIPLIERS, (name) => `${name}th`, 'th'),
]);

export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['minus', '-'],
  ['negative', '-'],
  ['plus', '+'],
  ['positive', '+'],
]);

export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['pound', '£'],
  ['pounds', '£'],
  ['euro', '€'],
  ['euros', '€'],
  ['dollar', '$'],
  ['dollars', '$'],
  ['cent', '¢'],
  ['cents', '¢'],
]);

/** What may stand right before digits. */
export const PREFIXES: ReadonlySet<string> = new Set([...SIGNS.values(), ...CURRENCIES.values()]);

/** What may follow “point”, or stand before “and a half”. */
export function isDecimal(word: string): boolean {
  return ONES.has(word) || TENS.has(word) || ZEROS.has(word);
}

const OTHERS = ['per', 'percent', 'and', 'double', 'triple', 'point'];

const NUMBER_WORDS: ReadonlySet<string> = new Set([
  ...[ZEROS, ONES, ONES_SUFFIXED, TENS, TENS_SUFFIXED, MULTIPLIERS, MULTIPLIERS_SUFFIXED, SIGNS, CURRENCIES].flatMap(
    (table) => [...table.keys()],
  ),
  ...OTHERS,
]);

export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}

function suffixed(
  numbers: ReadonlyMap<string, bigint>,
  form: (name: string) => string,
  suffix: string,
): (readonly [string, Suffixed])[] {
  return [...numbers].map(([name, value]) => [form(name), { value, suffix }]);
}
