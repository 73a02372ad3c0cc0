import type { CommandName } from '../../electron/ipc/contract';
import { pick } from '../torture/pick';

/** What the messages are made with. */
export interface FuzzSource {
  readonly random: () => number;
  /** Ids that mean something now: the session that records, entries of the history. */
  ids(): readonly string[];
}

export type Channel = CommandName | 'audio';

/** Inputs as the app's own page sends them, which others are changed from. */
const REAL: Readonly<Record<Channel, (id: string) => unknown>> = {
  'dictation:start': () => undefined,
  'dictation:stop': () => undefined,
  'dictation:cancel': () => undefined,
  'dictation:retry': (id) => ({ id }),
  'history:list': () => ({ search: 'hello', limit: 20, beforeMs: 1e12 }),
  'history:remove': (id) => ({ id }),
  'history:remove-all': () => undefined,
  'history:copy': (id) => ({ id }),
  'history:sound': (id) => ({ id }),
  'models:add': () => undefined,
  'models:download': () => ({ name: 'nobody/no-whisper' }),
  'models:cancel': () => undefined,
  'models:remove': () => ({ name: 'no-whisper' }),
  'bench:start': () => undefined,
  'bench:stop': () => undefined,
  'history:export': () => ({ format: 'json' }),
  'encryption:look': () => undefined,
  'settings:change': () => ({ hotkey: 'F9', theme: 'dark', minWords: 2, microphoneId: 'x' }),
  'trouble:dismiss': () => ({ name: 'engine-died' }),
  'engine:reload': () => undefined,
  'app:open': () => undefined,
  audio: (id) => ({ kind: 'frame', sessionId: id, samples: new ArrayBuffer(1_024) }),
};
const OTHER_AUDIO: readonly ((sessionId: string) => unknown)[] = [
  (sessionId) => ({ kind: 'opened', sessionId }),
  (sessionId) => ({ kind: 'ended', sessionId, ending: 'closed' }),
  (sessionId) => ({ kind: 'failed', sessionId, failure: { name: 'microphone-busy' } }),
];
const FIELDS = [
  'id',
  'search',
  'limit',
  'beforeMs',
  'name',
  'kind',
  'sessionId',
  'samples',
  'format',
  'hotkey',
  'then',
];

/** The next input for a channel: as it should be, changed in a part, or anything. */
export function nextInput(channel: Channel, source: FuzzSource): unknown {
  const { random } = source;
  const kind = random();
  if (kind < 0.4) return anything(3, random);
  const id = random() < 0.1 ? 'nobody' : pick(['none', ...source.ids()], random);
  const make = channel === 'audio' && random() < 0.3 ? pick(OTHER_AUDIO, random) : REAL[channel];
  const message = make(id);
  return kind < 0.6 ? message : changed(message, random);
}

function changed(message: unknown, random: () => number): unknown {
  if (message === undefined) return anything(1, random);
  const copy: Record<string, unknown> = { ...(message as object) };
  copy[pick(Object.keys(copy), random)] = random() < 0.3 ? undefined : anything(2, random);
  if (random() < 0.3) copy[pick(['extra', 'constructor', 'toString'], random)] = anything(1, random);
  return copy;
}

function anything(depth: number, random: () => number): unknown {
  if (depth === 0 || random() < 0.5) return pick(SCALARS, random)(random);
  const items = Array.from({ length: Math.floor(random() * 5) }, () => anything(depth - 1, random));
  if (random() < 0.4) return items;
  return Object.fromEntries(items.map((item) => [pick([...FIELDS, '__proto__'], random), item]));
}

const SCALARS: readonly ((random: () => number) => unknown)[] = [
  () => undefined,
  () => null,
  (random) => random() < 0.5,
  (random) => pick([0, -1, 1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, -0], random),
  (random) => BigInt(Math.floor(random() * 1e6)),
  (random) => pick(['', '../../etc', '%_\\', '\u0000', '💥', '__proto__', 'constructor', 'json', 'en', 'F9'], random),
  (random) => 'a'.repeat(Math.floor(random() * 20_000)),
  (random) => new Date(random() * 1e13),
  (random) => new ArrayBuffer(Math.floor(random() * 4_096)),
  (random) => new Float32Array(Math.floor(random() * 64)),
  (random) => new Map([[random(), random()]]),
  () => new Error('thrown into a message'),
  // What no message can carry.
  () => () => undefined,
  () => Symbol('nothing'),
];
