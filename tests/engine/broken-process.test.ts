import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Heard } from '../../core/engine';
import { forkChild } from '../../engine/fork-child';
import { parseFromEngine } from '../../engine/parse-message';
import { createRemoteEngine } from '../../engine/remote-engine';
import { childScript } from '../children/child-script';
import { heardText } from '../fakes/engine';
import { bundleEngineProcess } from './engine-process';
import { MODELS, sound } from './fixture-sound';
import { hearAll, pushAll } from './hear-all';

let script = '';
beforeAll(async () => {
  script = await bundleEngineProcess();
});
afterAll(() => rmSync(script, { force: true }));

const open: Engine[] = [];
afterEach(async () => {
  delete process.env['DICTUM_BABBLE'];
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

function remote(path: string): { engine: Engine; lastPid: () => number } {
  let pid = 0;
  const engine = createRemoteEngine(() => {
    const child = forkChild({ script: path, modelsFolder: MODELS, threads: 2 });
    pid = child.pid ?? 0;
    return child;
  });
  open.push(engine);
  return { engine, lastPid: () => pid };
}

/** Leaves time for the step to be under way. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGKILL'] as const;

describe('an engine whose process gets a signal', () => {
  it('says that it died, whichever signal it was, and hears the next', async () => {
    const { engine, lastPid } = remote(script);
    for (const signal of SIGNALS) {
      const loaded = engine.load();
      await pause(120);
      process.kill(lastPid(), signal);
      expect(await loaded, signal).toEqual({ ok: false, failure: { name: 'engine-died' } });
    }
    expect((await hearAll(engine, sound('en_ps_goforward'))).text).toMatch(/^Go forward/);
  });

  it('says that it died, at whatever step it was, and hears the next', async () => {
    const { engine, lastPid } = remote(script);
    for (const step of ['starting', 'loading', 'listening', 'finishing']) {
      if (step === 'listening' || step === 'finishing') await engine.load();
      const hearing = engine.hear({ language: 'en' });
      if (step !== 'starting') pushAll(hearing, sound('en_jfk'));
      if (step === 'loading' || step === 'listening') await pause(150);
      const result = hearing.finish();
      if (step === 'finishing') await pause(40);
      process.kill(lastPid(), 'SIGSEGV');
      expect(await result, step).toEqual({ ok: false, failure: { name: 'engine-died' } });
    }
    expect((await hearAll(engine, sound('en_ps_goforward'))).text).toMatch(/^Go forward/);
  });
});

const GOOD: Heard = {
  text: 'Hello.',
  language: 'en',
  segments: [],
  speechMs: 900,
  peakSpeechProbability: 0.9,
  timings: heardText('Hello.').timings,
};

describe('an engine that sends nonsense', () => {
  it('fails with the reason, is ended, and nothing it said is used', async () => {
    const script = childScript('babble');
    for (const junk of [
      null,
      'heard',
      { kind: 'no such kind' },
      { kind: 'state', state: { kind: 'perfect' } },
      { kind: 'heard', id: 1 },
      { kind: 'heard', id: 1, result: { ok: true, value: { ...GOOD, text: 7 } } },
      { kind: 'heard', id: 1, result: { ok: true, value: { ...GOOD, segments: [{ text: 'no times' }] } } },
      { kind: 'heard', id: 1, result: { ok: true, value: { ...GOOD, timings: {} } } },
      { kind: 'heard', id: 1, result: { ok: false, failure: { name: 'no such failure' } } },
    ]) {
      process.env['DICTUM_BABBLE'] = JSON.stringify(junk);
      const { engine, lastPid } = remote(script);
      expect(await engine.load()).toMatchObject({ ok: true });
      const failure = { name: 'engine-failed', detail: 'it sent nonsense' };
      expect(await engine.hear({ language: 'en' }).finish(), JSON.stringify(junk)).toEqual({ ok: false, failure });
      expect(engine.state()).toEqual({ kind: 'failed', failure });
      await expect.poll(() => isAlive(lastPid())).toBe(false);
    }
  });

  it('never throws on any message, and takes none but the protocol’s', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const parsed = parseFromEngine(message);
        expect(parsed === undefined || parsed === message).toBe(true);
      }),
      { numRuns: 5_000 },
    );
    expect(parseFromEngine({ kind: 'heard', id: 1, result: { ok: true, value: GOOD } })).toBeDefined();
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
