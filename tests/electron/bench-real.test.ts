import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BenchView } from '../../core/model-bench/bench-view';
import { BENCH_LANGUAGE, BenchDesk } from '../../electron/model-bench/bench-desk';
import { systemClock as clock } from '../../electron/clock';
import { forkChild } from '../../engine/fork-child';
import { createRemoteEngine } from '../../engine/remote-engine';
import { ModelStore } from '../../storage/models/model-store';
import { isProcessAlive } from '../../storage/process-alive';
import { readSpokenClips } from '../../storage/spoken-clips';
import { bench as controllerBench } from '../core/controller-bench';
import { bundleEngineProcess } from '../engine/engine-process';
import { MODELS } from '../engine/fixture-sound';
import { temporaryFolders } from '../storage/temp-folder';

const SPEECH = join(import.meta.dirname, '../../speech');
const TINY = join(import.meta.dirname, '../fixtures/models/tiny-whisper');
const folder = temporaryFolders();

let script = '';
beforeAll(async () => {
  script = await bundleEngineProcess();
});
afterAll(() => rmSync(script, { force: true }));

/** The app's own comparison, over Node's processes instead of Electron's. */
async function open(): Promise<{ desk: BenchDesk; pids: number[]; ended: Promise<BenchView> }> {
  const models = new ModelStore(folder());
  const added = await models.addFolder(TINY, { signal: new AbortController().signal, onProgress: () => undefined });
  expect(added.ok).toBe(true);
  const pids: number[] = [];
  let end: (view: BenchView) => void = () => undefined;
  const ended = new Promise<BenchView>((resolve) => (end = resolve));
  const desk = new BenchDesk({
    models,
    controller: controllerBench().controller,
    clock,
    readClips: () => readSpokenClips(SPEECH, BENCH_LANGUAGE),
    openEngine: (installed) =>
      createRemoteEngine(() => {
        // The one before is gone: its memory is given back first.
        expect(pids.filter(isProcessAlive)).toEqual([]);
        const child = forkChild({ script, modelsFolder: MODELS, installed, threads: 2 });
        if (child.pid !== undefined) pids.push(child.pid);
        return child;
      }),
    onChange: (view) => {
      if (view.kind === 'over') end(view);
    },
    onBug: (error) => {
      throw error;
    },
  });
  return { desk, pids, ended };
}

describe('the comparison with real models and real speech', () => {
  it('tells the embedded one from one of random weights', async () => {
    const { desk, pids, ended } = await open();
    await desk.start();
    const view = await ended;
    // Which one is recommended hangs on what else this machine does.
    expect(view).toMatchObject({ ending: 'finished', recommended: { name: expect.any(String) as string } });
    const [base, tiny] = (view.kind === 'over' ? view.rows : []).map((row) => (row.kind === 'heard' ? row.bench : row));
    expect(base).toMatchObject({ name: 'whisper-base', words: 74 });
    expect(base && 'wer' in base && base.wer).toBeLessThan(10);
    expect(tiny && 'wer' in tiny && tiny.wer).toBeGreaterThan(90);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isProcessAlive)).toEqual([]);
  });

  it('is stopped in the middle, and its process is gone', async () => {
    const { desk, pids, ended } = await open();
    await desk.start();
    while (desk.view().kind === 'running' && pids.length === 0) await pause(10);
    await desk.stop();
    expect(await ended).toMatchObject({ ending: 'stopped', rows: [] });
    expect(pids).toHaveLength(1);
    expect(pids.filter(isProcessAlive)).toEqual([]);
  });
});
