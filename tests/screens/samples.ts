import type { Entry } from '../../core/entry';
import { DEFAULT_SETTINGS } from '../../core/settings';
import type { AppInfo } from '../../electron/ipc/contract';
import type { Seed } from './fake-main';

/** The tests' "now": 23 November 2026, 14:32 UTC. */
export const NOW_MS = Date.UTC(2026, 10, 23, 14, 32);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function entry(id: string, agoMs: number, text: string, change: Partial<Entry> = {}): Entry {
  return {
    id,
    startedAtMs: NOW_MS - agoMs,
    durationMs: 1200 + text.length * 62,
    text,
    language: 'en',
    outcome: { kind: 'accepted' },
    delivery: 'pasted',
    latencyMs: 150 + text.length,
    origin: 'dictated',
    hasRecording: true,
    ...change,
  };
}

export const SAID = entry(
  'said',
  MINUTE_MS,
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.',
);

/** Its last two words were not clear. */
export const DOUBTED = entry(
  'doubted',
  14 * MINUTE_MS,
  'The meeting moves to Thursday at ten; please tell Anna Lind.',
  {
    delivery: 'copied',
    doubts: [{ start: 50, end: 59 }],
  },
);

export const REJECTED = entry('rejected', 9 * MINUTE_MS, 'Thank you.', {
  outcome: { kind: 'rejected', rule: 'no-speech' },
  delivery: 'none',
});

export const FAILED = entry('failed', 26 * MINUTE_MS, '', {
  durationMs: 8400,
  outcome: { kind: 'failed', failure: { name: 'engine-died' } },
  delivery: 'none',
});

export const CANCELLED = entry('cancelled', 41 * MINUTE_MS, '', {
  durationMs: 3100,
  outcome: { kind: 'cancelled' },
  delivery: 'none',
});

const LONG_TEXT =
  'Notes for the garden: the two old pear trees by the wall want cutting back before the frost, and the compost should go on ' +
  'the beds this week while the ground is still soft. Order the broad beans, the long ones from last year, and ask Ruth whether ' +
  'she still has the netting. The gate needs a new hinge; the shop in the high street has them, but only in black.';

/** A day's work, one of each kind. */
export const ENTRIES: readonly Entry[] = [
  SAID,
  REJECTED,
  DOUBTED,
  FAILED,
  CANCELLED,
  entry('long', 3 * 60 * MINUTE_MS, LONG_TEXT),
  entry('recovered', DAY_MS + 20 * MINUTE_MS, 'Remember to call the landlord about the heating.', {
    delivery: 'waiting',
    origin: 'recovered',
  }),
  entry('german', DAY_MS + 50 * MINUTE_MS, 'Der Zug nach Leipzig fährt heute zehn Minuten später.', { language: 'de' }),
  entry('older', 6 * DAY_MS, 'Yes.', { durationMs: 900 }),
];

/** Thirty dictations with the split of their waits; one took very long. */
export const MEASURED: readonly Entry[] = Array.from({ length: 30 }, (_, index) => {
  const decodeMs = index === 12 ? 2_400 : 20 + ((index * 37) % 90);
  const split = { drainMs: 8, vadWaitMs: 6, encodeMs: (index * 13) % 40, decodeMs, validationMs: 4, deliveryMs: 60 };
  const latencyMs = split.drainMs + split.vadWaitMs + split.encodeMs + decodeMs + 1;
  return entry(`measured-${index}`, (index + 1) * MINUTE_MS, `Sentence number ${index + 1}.`, { latencyMs, split });
});

/** More than a page. */
export const MANY_ENTRIES: readonly Entry[] = Array.from({ length: 120 }, (_, index) =>
  entry(`many-${index}`, (index + 1) * MINUTE_MS, `Sentence number ${index + 1}.`),
);

export const INFO: AppInfo = {
  snapshot: {
    phase: { kind: 'ready' },
    engine: { kind: 'ready', model: 'whisper-base' },
    last: undefined,
    troubles: [],
    recovered: 0,
  },
  settings: DEFAULT_SETTINGS,
  models: { installed: [], adding: undefined },
  bench: { kind: 'none' },
  version: '0.1.0',
  platform: 'linux',
  hotkey: { name: 'ControlRight', works: true },
  dataFolder: '/home/ada/.config/Dictum',
  network: { left: 0, refused: 0 },
  encryption: { keyStore: 'there', work: 'none' },
};

/** A freshly started app, with what differs. */
export function seed(
  change: Partial<Omit<Seed, 'info'>> & {
    readonly info?: Partial<AppInfo>;
    readonly snapshot?: Partial<AppInfo['snapshot']>;
  } = {},
): Seed {
  const { info, snapshot, ...rest } = change;
  return {
    info: { ...INFO, ...info, snapshot: { ...INFO.snapshot, ...snapshot } },
    entries: [],
    refuse: {},
    answers: true,
    ...rest,
  };
}
