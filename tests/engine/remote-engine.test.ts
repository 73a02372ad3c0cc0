import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../core/engine';
import { forkChild } from '../../engine/fork-child';
import { createRemoteEngine } from '../../engine/remote-engine';
import { bundleEngineProcess } from './engine-process';
import { join16, MODELS, silence, sound, wordsOf } from './fixture-sound';
import { hearAll, pushAll } from './hear-all';

const JFK =
  'And so my fellow Americans, ask not what your country can do for you, ask what you can do for your country.';

let script = '';
beforeAll(async () => {
  script = await bundleEngineProcess();
});
afterAll(() => rmSync(script, { force: true }));

const open: Engine[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

/** An engine over a real fork, and the process ids it has had. */
function remote(modelsFolder = MODELS, silenceMs = 15_000): { engine: Engine; pids: number[] } {
  const pids: number[] = [];
  const spawn = (): ReturnType<typeof forkChild> => {
    const child = forkChild({ script, modelsFolder, threads: 2 });
    if (child.pid !== undefined) pids.push(child.pid);
    return child;
  };
  const engine = createRemoteEngine(spawn, { silenceMs });
  open.push(engine);
  return { engine, pids };
}

describe('the engine in a process of its own', () => {
  it('gives the same text, and shows how far loading is', async () => {
    const { engine, pids } = remote();
    const kinds = new Set<string>();
    engine.onState((state) => kinds.add(state.kind === 'loading' && state.fraction > 0.2 ? 'far' : state.kind));
    expect(await engine.load()).toEqual({ ok: true, value: undefined });
    expect(engine.state()).toEqual({ kind: 'ready', model: 'whisper-base' });
    expect([...kinds]).toEqual(['loading', 'far', 'ready']);
    expect((await hearAll(engine, sound('en_jfk'))).text).toBe(JFK);
    expect(pids).toHaveLength(1);
  });

  it('keeps hearings apart, and drains them', async () => {
    const { engine } = remote();
    const first = engine.hear({ language: 'en' });
    const second = engine.hear({ language: 'auto' });
    pushAll(first, sound('en_ps_sense-0930'));
    pushAll(second, join16(sound('en_ps_goforward'), silence(40_000)));
    await second.drained();
    const [one, two] = await Promise.all([first.finish(), second.finish()]);
    expect(one.ok && wordsOf(one.value.text).at(-1)).toBe('himself');
    expect(two.ok && wordsOf(two.value.text).slice(0, 2)).toEqual(['go', 'forward']);
    expect(two.ok && two.value.language).toBe('en');
  });

  it('says so at once when its process is killed, and starts another for the next hearing', async () => {
    const { engine, pids } = remote();
    await engine.load();
    const hearings = [engine.hear({ language: 'en' }), engine.hear({ language: 'en' })];
    for (const hearing of hearings) pushAll(hearing, join16(sound('en_jfk'), silence(900), sound('en_jfk')));
    const results = hearings.map((hearing) => hearing.finish());
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await Promise.all(results)).toEqual(Array(2).fill({ ok: false, failure: { name: 'engine-died' } }));
    expect(engine.state()).toEqual({ kind: 'failed', failure: { name: 'engine-died' } });
    expect((await hearAll(engine, sound('en_jfk'))).text).toBe(JFK);
    expect(pids).toHaveLength(2);
  });

  it('ends a process that is stopped, and starts another', async () => {
    const { engine, pids } = remote(MODELS, 3_000);
    await engine.load();
    const hearing = engine.hear({ language: 'en' });
    pushAll(hearing, sound('en_jfk'));
    process.kill(pids[0] ?? 0, 'SIGSTOP');
    expect(await hearing.finish()).toEqual({ ok: false, failure: { name: 'engine-hung' } });
    await vi.waitFor(() => expect(() => process.kill(pids[0] ?? 0, 0)).toThrow(), { timeout: 5_000, interval: 50 });
    expect((await hearAll(engine, sound('en_ps_goforward'))).text).toMatch(/^Go forward/);
  });

  it('cancels', async () => {
    const { engine } = remote();
    const hearing = engine.hear({ language: 'en' });
    pushAll(hearing, sound('en_jfk'));
    hearing.cancel();
    hearing.cancel();
    expect(await hearing.finish()).toMatchObject({ ok: false });
    expect((await hearAll(engine, sound('en_jfk'))).text).toBe(JFK);
  });

  it('ends its hearings and its process when closed', async () => {
    const { engine, pids } = remote();
    await engine.load();
    const hearing = engine.hear({ language: 'en' });
    await engine.close();
    expect(await hearing.finish()).toEqual({ ok: false, failure: { name: 'engine-died' } });
    expect(engine.state()).toEqual({ kind: 'unloaded' });
    expect(() => process.kill(pids[0] ?? 0, 0)).toThrow();
  });

  it('says which model file is missing', async () => {
    const { engine } = remote('/no/such/folder');
    const failure = { name: 'model-missing', file: 'silero-vad/silero_vad_16k.onnx' };
    expect(await engine.load()).toEqual({ ok: false, failure });
    expect(engine.state()).toEqual({ kind: 'failed', failure });
    expect(await engine.hear({ language: 'en' }).finish()).toEqual({ ok: false, failure });
  });

  it('fails, and does not hang, where the process can’t even start', async () => {
    const engine = createRemoteEngine(() => forkChild({ script: '/no/such/script.mjs', modelsFolder: MODELS }));
    open.push(engine);
    expect(await engine.load()).toEqual({ ok: false, failure: { name: 'engine-died' } });
  });
});
