/**
 * Makes messages out of a seed: random values, and real messages with a part changed. Runs inside the page (its source is
 * sent there), so it must not use anything outside itself.
 */
export function makeFuzzer(seed: number, commands: readonly string[]): () => { name: string; input: unknown } {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

  const scalar = (): unknown =>
    pick<() => unknown>([
      () => undefined,
      () => null,
      () => random() < 0.5,
      () => pick([0, -1, 1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, -0]),
      () => BigInt(Math.floor(random() * 1e6)),
      () =>
        pick([
          '',
          '../../etc',
          '%_\\',
          'a'.repeat(Math.floor(random() * 20_000)),
          '\u0000',
          '💥',
          '__proto__',
          'constructor',
        ]),
      () => new Date(random() * 1e13),
      () => new ArrayBuffer(Math.floor(random() * 4_096)),
      () => new Float32Array(Math.floor(random() * 64)),
      () => new Map([[random(), random()]]),
      () => new Error('thrown into a message'),
    ])();
  const value = (depth: number): unknown => {
    if (depth === 0 || random() < 0.5) return scalar();
    const length = Math.floor(random() * 5);
    if (random() < 0.4) return Array.from({ length }, () => value(depth - 1));
    const names = [
      'id',
      'search',
      'limit',
      'beforeMs',
      'name',
      'kind',
      'sessionId',
      'samples',
      'hotkey',
      'theme',
      '__proto__',
      'then',
    ];
    return Object.fromEntries(Array.from({ length }, () => [pick(names), value(depth - 1)]));
  };

  const real: readonly Record<string, unknown>[] = [
    { id: 'a3f0' },
    { search: 'hello', limit: 20 },
    { search: '', limit: 5, beforeMs: 1e12 },
    { hotkey: 'F9', theme: 'dark' },
    { name: 'engine-died' },
    { kind: 'frame', sessionId: 'a3f0', samples: new ArrayBuffer(1_024) },
    { kind: 'ended', sessionId: 'a3f0', ending: 'closed' },
    { kind: 'failed', sessionId: 'a3f0', failure: { name: 'microphone-busy' } },
  ];
  const mutated = (): unknown => {
    const message = { ...pick(real) };
    const name = pick(Object.keys(message));
    message[name] = random() < 0.3 ? undefined : value(2);
    if (random() < 0.3) message[pick(['extra', 'constructor', 'toString'])] = value(1);
    return message;
  };

  return () => ({ name: pick(commands), input: random() < 0.5 ? mutated() : value(3) });
}
