import { join } from 'node:path';
import type { Line } from '../../core/line';
import { redo } from '../../core/redo';
import { systemClock } from '../../electron/clock';
import { createLocalEngine } from '../../engine/local-engine';
import { openHistory } from '../../storage/history';
import { createRecordings } from '../../storage/recordings';
import { sweep } from '../../storage/recover';
import type { RestartReport } from './stages';
import { TORTURE_WISHES } from './wishes';

// The next start after a kill: sweeps, transcribes what is nowhere else, and reports what the user would see.
//   node restart.cjs DATA_FOLDER MODELS_FOLDER      the report is the last line

const [dataFolder = '', modelsFolder = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const { history } = await openHistory({ file: join(dataFolder, 'history.sqlite') });
  const recordings = createRecordings({ folder: join(dataFolder, 'recordings') });
  const engine = createLocalEngine({ modelsFolder });
  const line: Line = {
    recordings,
    engine,
    history,
    deliverer: { deliver: () => Promise.reject(new Error('a recovered text must not be delivered')) },
    clock: systemClock,
    report: () => undefined,
  };
  for (const { sessionId, startedAtMs } of await sweep({
    recordings,
    history,
    keepRecordingsDays: 1,
    keepRecordingsMegabytes: 500,
    nowMs: Date.now(),
  })) {
    await redo(sessionId, 'recovered', startedAtMs, TORTURE_WISHES, line);
  }
  const entries = await history.list({ search: '', limit: 1000 });
  if (!entries.ok) throw new Error(entries.failure.name);
  const report: RestartReport = {
    entries: entries.value.map((entry) => ({
      id: entry.id,
      words: entry.text.split(' ').length,
      outcome: entry.outcome.kind,
      delivery: entry.delivery,
      hasRecording: entry.hasRecording,
    })),
  };
  process.stdout.write(`\n${JSON.stringify(report)}\n`);
  process.exit(0);
}

void main();
