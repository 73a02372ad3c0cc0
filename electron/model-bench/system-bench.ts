import type { BenchView } from '../../core/model-bench/bench-view';
import type { Controller } from '../../core/controller';
import { createRemoteEngine } from '../../engine/remote-engine';
import type { ModelStore } from '../../storage/models/model-store';
import { readSpokenClips } from '../../storage/spoken-clips';
import { logBug } from '../bugs';
import { systemClock as clock } from '../clock';
import { BENCH_SERVICE_NAME, forkUtility } from '../engine-child';
import type { Paths } from '../paths';
import { BENCH_LANGUAGE, BenchDesk } from './bench-desk';

export interface SystemBenchParts {
  readonly paths: Paths;
  readonly models: ModelStore;
  readonly controller: Controller;
  readonly onChange: (view: BenchView) => void;
}

/** The comparison of models on this machine: clips that ship with the app, engines in processes of Electron. */
export function createSystemBench({ paths, models, controller, onChange }: SystemBenchParts): BenchDesk {
  const { engineProcess: script, models: modelsFolder, speech } = paths;
  return new BenchDesk({
    models,
    controller,
    clock,
    readClips: () => readSpokenClips(speech, BENCH_LANGUAGE),
    openEngine: (installed) =>
      createRemoteEngine(() => forkUtility({ script, modelsFolder, installed, serviceName: BENCH_SERVICE_NAME })),
    onChange,
    onBug: logBug,
  });
}
