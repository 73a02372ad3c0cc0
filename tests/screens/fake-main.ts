import type { Entry } from '../../core/entry';
import type { Failure } from '../../core/failure';
import type { HistoryQuery } from '../../core/ports';
import type { AppInfo, AudioMessage, Bridge, CommandName, EventName, Events } from '../../electron/ipc/contract';

/** What the page finds when it opens. */
export interface Seed {
  readonly info: AppInfo;
  readonly entries: readonly Entry[];
  /** Commands that are answered with a failure. */
  readonly refuse: { readonly [Name in CommandName]?: Failure };
  /** `false`: `app:open` throws. */
  readonly answers: boolean;
}

/** The other side of the bridge, for tests to look at and to speak through. */
export interface FakeMain {
  readonly calls: { readonly name: CommandName; readonly input: unknown }[];
  readonly audio: AudioMessage[];
  info: AppInfo;
  emit<Name extends EventName>(name: Name, payload: Events[Name]): void;
  show(change: Partial<AppInfo['snapshot']>): void;
}

declare global {
  interface Window {
    fakeMain: FakeMain;
  }
}

/** Runs in the page before its own script, so it may use nothing from outside: a bridge with a main process' manners. */
export function installFakeMain(seed: Seed): void {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let entries = [...seed.entries];
  const fake: FakeMain = {
    calls: [],
    audio: [],
    info: seed.info,
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) (listener as (given: unknown) => void)(payload);
    },
    show(change) {
      fake.info = { ...fake.info, snapshot: { ...fake.info.snapshot, ...change } };
      fake.emit('snapshot', fake.info.snapshot);
    },
  };

  const list = ({ search, limit, beforeMs }: HistoryQuery): readonly Entry[] =>
    entries
      .filter((entry) =>
        search
          .toLowerCase()
          .split(/\s+/)
          .every((word) => entry.text.toLowerCase().includes(word)),
      )
      .filter((entry) => beforeMs === undefined || entry.startedAtMs < beforeMs)
      .slice(0, limit);

  const forget = (gone: (entry: Entry) => boolean): void => {
    entries = entries.filter((entry) => !gone(entry));
    fake.emit('history-changed', undefined);
  };

  const answer = (name: CommandName, input: unknown): unknown => {
    const failure = seed.refuse[name];
    if (failure !== undefined) return { ok: false, failure };
    if (name === 'app:open') {
      if (!seed.answers) throw new Error('no answer');
      return fake.info;
    }
    if (name === 'history:list') return { ok: true, value: list(input as HistoryQuery) };
    if (name === 'history:remove') forget((entry) => entry.id === (input as { id: string }).id);
    if (name === 'history:remove-all') forget(() => true);
    if (name === 'history:export') return { ok: true, value: 'everything.md' };
    if (name === 'history:sound') {
      return { ok: true, value: `app://dictum/recording/${(input as { id: string }).id}` };
    }
    if (name === 'settings:change') {
      fake.info = { ...fake.info, settings: { ...fake.info.settings, ...(input as object) } };
      fake.emit('settings', fake.info.settings);
    }
    if (name === 'trouble:dismiss') {
      const { name: dismissed } = input as { name: string };
      fake.show({ troubles: fake.info.snapshot.troubles.filter((trouble) => trouble.name !== dismissed) });
    }
    return { ok: true, value: undefined };
  };

  window.fakeMain = fake;
  Object.assign(window, {
    dictum: {
      invoke(name, input) {
        fake.calls.push({ name, input });
        return Promise.resolve().then(() => answer(name, input) as never);
      },
      on(name, listener) {
        const those = listeners.get(name) ?? new Set();
        listeners.set(name, those.add(listener));
        return () => those.delete(listener);
      },
      sendAudio(message) {
        fake.audio.push(message);
      },
    } satisfies Bridge,
  });
}
