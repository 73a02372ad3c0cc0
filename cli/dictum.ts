#!/usr/bin/env node
import { join } from 'node:path';
import type { Engine } from '../core/engine';
import type { Failure } from '../core/failure';
import { MANIFEST_FILE, MODELS_FOLDER } from '../core/model';
import { fail, type Result, succeed } from '../core/result';
import { setUpCollector } from '../engine/collect-garbage';
import { createLocalEngine } from '../engine/local-engine';
import { version } from '../package.json';
import { ModelStore } from '../storage/models/model-store';
import { type Command, parseCommand } from './arguments';
import { runBench } from './bench';
import { endQuietlyOnBrokenPipe, printFailure, printLine, printNote } from './console';
import { dataFolder } from './data-folder';
import { engineScript } from './engine-script';
import { endOnSignals } from './interrupt';
import { runBenchLive } from './live/bench-live';
import { openLiveLine } from './live/live-line';
import { runModels } from './models';
import { modelsFolder } from './models-folder';
import { removeInputFiles } from './standard-input';
import { runTranscribe } from './transcribe';
import { USAGE } from './usage';

const USAGE_EXIT = 2;

async function main(): Promise<number> {
  const parsed = parseCommand(process.argv.slice(2));
  if (!parsed.ok) {
    printNote(`dictum: ${parsed.failure}\n\n${USAGE}`);
    return USAGE_EXIT;
  }
  return run(parsed.value);
}

async function run(command: Command): Promise<number> {
  switch (command.kind) {
    case 'help':
      printLine(USAGE);
      return 0;
    case 'version':
      printLine(version);
      return 0;
    case 'models':
      return runModels(command, modelStore(), openEngine);
    case 'bench-live': {
      const live = await openLiveLine(engineScript(), modelsFolder());
      try {
        return await runBenchLive(command, modelsFolder(), live);
      } finally {
        await live.close();
      }
    }
    case 'transcribe':
    case 'bench': {
      const installed = await installedFolder(command.model);
      if (!installed.ok) {
        printFailure(installed.failure);
        return 1;
      }
      const engine = openEngine(installed.value);
      try {
        return command.kind === 'bench' ? await runBench(command, engine) : await runTranscribe(command, engine);
      } finally {
        removeInputFiles();
        await engine.close();
      }
    }
  }
}

/** `installed`: folder of a model to be used instead of the embedded one. */
function openEngine(installed: string | undefined): Engine {
  setUpCollector();
  return createLocalEngine({ modelsFolder: modelsFolder(), installed });
}

function modelStore(): ModelStore {
  return new ModelStore(join(dataFolder(), MODELS_FOLDER));
}

/** Folder of an installed model; `undefined` for the embedded one. */
async function installedFolder(name: string | undefined): Promise<Result<string | undefined, Failure>> {
  if (name === undefined) return succeed(undefined);
  const store = modelStore();
  const isThere = (await store.find(name)) !== undefined;
  return isThere ? succeed(store.pathOf(name)) : fail({ name: 'model-missing', file: `${name}/${MANIFEST_FILE}` });
}

endQuietlyOnBrokenPipe();
endOnSignals();
void main().then((exitCode) => (process.exitCode = exitCode));
