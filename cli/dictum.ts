#!/usr/bin/env node
import { createLocalEngine } from '../engine/local-engine';
import { version } from '../package.json';
import { type Command, parseCommand } from './arguments';
import { runBench } from './bench';
import { endQuietlyOnBrokenPipe, printLine, printNote } from './console';
import { endOnSignals } from './interrupt';
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
    case 'transcribe':
    case 'bench': {
      const engine = createLocalEngine({ modelsFolder: modelsFolder() });
      try {
        return command.kind === 'bench' ? await runBench(command, engine) : await runTranscribe(command, engine);
      } finally {
        removeInputFiles();
        await engine.close();
      }
    }
  }
}

endQuietlyOnBrokenPipe();
endOnSignals();
void main().then((exitCode) => (process.exitCode = exitCode));
