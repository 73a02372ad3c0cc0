import { describe, expect, it } from 'vitest';
import { AppStore } from '../../renderer/state/app-store';
import { Actions } from '../../renderer/state/actions';
import { shownTheme } from '../../renderer/state/follow-theme';
import { shownTroubles } from '../../renderer/troubles/shown-troubles';
import { INFO } from '../screens/samples';
import { FakeBridge } from './fake-bridge';

async function openStore(answers: ConstructorParameters<typeof FakeBridge>[0] = {}) {
  const bridge = new FakeBridge({ 'app:open': () => INFO, ...answers });
  const store = new AppStore(bridge);
  await store.open();
  return { bridge, store, actions: new Actions(bridge, store) };
}

describe('the window’s store', () => {
  it('is empty until main answers; what came before the answer is older than it', async () => {
    const bridge = new FakeBridge({ 'app:open': () => INFO });
    const store = new AppStore(bridge);
    const opening = store.open();
    bridge.emit('snapshot', { ...INFO.snapshot, recovered: 7 });
    expect(store.current().info).toBeUndefined();
    await opening;
    expect(store.current().info).toBe(INFO);
  });

  it('follows each event and tells who listens, until they leave', async () => {
    const { bridge, store } = await openStore();
    let told = 0;
    const leave = store.subscribe(() => (told += 1));
    bridge.emit('snapshot', { ...INFO.snapshot, recovered: 1 });
    bridge.emit('settings', { ...INFO.settings, hotkey: 'F9' });
    bridge.emit('history-changed', undefined);
    expect(store.current()).toMatchObject({
      info: { snapshot: { recovered: 1 }, settings: { hotkey: 'F9' }, hotkey: { name: 'F9', works: true } },
      historyVersion: 1,
    });
    expect(told).toBe(3);
    leave();
    bridge.emit('history-changed', undefined);
    expect(told).toBe(3);
  });

  it('says when main does not answer, and can ask again', async () => {
    let answers = false;
    const { store } = await openStore({
      'app:open': () => {
        if (!answers) throw new Error('gone');
        return INFO;
      },
    });
    expect(store.current().unreachable).toBe(true);
    answers = true;
    await store.open();
    expect(store.current()).toMatchObject({ unreachable: false, info: INFO });
  });

  it('keeps what its own requests failed with until dismissed, one of each name', async () => {
    const failure = { name: 'settings-failed', reason: 'full' } as const;
    const { bridge, store, actions } = await openStore({ 'settings:change': () => ({ ok: false, failure }) });
    expect(await actions.changeSettings({ paste: false })).toBe(false);
    expect(await actions.changeSettings({ paste: true })).toBe(false);
    bridge.emit('snapshot', { ...INFO.snapshot, troubles: [failure, { name: 'microphone-busy' }] });
    expect(shownTroubles(store.current()).map(({ name }) => name)).toEqual(['settings-failed', 'microphone-busy']);
    actions.dismiss('settings-failed');
    expect(store.current().ownTroubles).toEqual([]);
    expect(bridge.calls.at(-1)).toEqual({ name: 'trouble:dismiss', input: { name: 'settings-failed' } });
  });

  it('shows an engine that failed to load as a trouble, once', async () => {
    const failure = { name: 'model-missing', file: 'encoder.onnx' } as const;
    const { bridge, store } = await openStore();
    const engine = { kind: 'failed', failure } as const;
    bridge.emit('snapshot', { ...INFO.snapshot, engine });
    expect(shownTroubles(store.current())).toEqual([failure]);
    bridge.emit('snapshot', { ...INFO.snapshot, engine, troubles: [failure] });
    expect(shownTroubles(store.current())).toEqual([failure]);
  });
});

describe('the theme', () => {
  it('is the user’s, or the system’s', () => {
    expect(shownTheme('system', true)).toBe('dark');
    expect(shownTheme('system', false)).toBe('light');
    expect(shownTheme('light', true)).toBe('light');
    expect(shownTheme('dark', false)).toBe('dark');
  });
});
