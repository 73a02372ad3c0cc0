import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSamples } from './samples';
import { pick } from './pick';
import { type RecorderTask, type RestartReport, type Stage, STAGE_SPREAD_MS, STAGES } from './stages';
import { type Findings, judgeRun } from './verdict';

export interface KillRunOptions {
  /** Empty; everything of this run goes in here. */
  readonly folder: string;
  readonly scripts: { readonly recorder: string; readonly restart: string; readonly engine: string };
  readonly modelsFolder: string;
  readonly clips: readonly string[];
  readonly random: () => number;
}

export interface KillRun extends Findings {
  /** The last stage reached before the kill; `finished` where the recorder was through. */
  readonly killedAt: Stage | 'finished';
}

/** One dictation killed at a random moment, one restart, and what they left. */
export async function killRun(options: KillRunOptions): Promise<KillRun> {
  const { folder, random } = options;
  const temp = join(folder, 'temp');
  const data = join(folder, 'data');
  for (const path of [temp, data]) mkdirSync(path, { recursive: true });
  const task: RecorderTask = {
    dataFolder: data,
    modelsFolder: options.modelsFolder,
    enginePath: options.scripts.engine,
    sessionId: 'killed-1',
    wav: pick(options.clips, random),
    pace: 1,
    sentFile: join(folder, 'sent'),
    deliveredFile: join(folder, 'delivered'),
  };
  const env = { ...process.env, TMPDIR: temp };
  const target = pick(STAGES, random);
  const killedAt = await killAt(target, random() * STAGE_SPREAD_MS[target], options.scripts.recorder, task, env);
  const report = restart(options, data, env);
  const [recording] = wavFiles(data);
  const findings = judgeRun({
    sessionId: task.sessionId,
    sentFrames: Number(readIfThere(task.sentFile) || 0),
    source: await readSamples(task.wav),
    kept: recording === undefined ? undefined : await readSamples(recording),
    report,
    deliveries: readIfThere(task.deliveredFile).split('\n').filter(Boolean).length,
    strays: [...readdirSync(temp), ...wavFiles(data).slice(1), ...strangers(data)],
  });
  return { killedAt, ...findings };
}

/** Starts the recorder in a process group of its own and kills the group `delayMs` after the stage began. */
async function killAt(target: Stage, delayMs: number, script: string, task: RecorderTask, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reached: Stage | 'finished' = 'starting';
  const kill = (): void => killGroup(child);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const stage of text.split('\n').filter(isStage)) {
      reached = stage;
      if (stage !== target) continue;
      // A timer takes a millisecond at least: longer than some stages last.
      if (delayMs < 1) kill();
      else setTimeout(kill, delayMs);
    }
  });
  const giveUp = setTimeout(kill, 60_000);
  const [code] = await new Promise<[number | null]>((resolve) =>
    child.once('close', (exitCode) => resolve([exitCode])),
  );
  clearTimeout(giveUp);
  return code === 0 ? ('finished' as const) : reached;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It was through already.
  }
}

function restart(options: KillRunOptions, data: string, env: NodeJS.ProcessEnv): RestartReport {
  const args = [options.scripts.restart, data, options.modelsFolder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`the restart ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as RestartReport;
}

function wavFiles(data: string): string[] {
  const folder = join(data, 'recordings');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => join(folder, name));
}

/** What is in the data folder besides the history (with SQLite's own two files) and the recordings. */
function strangers(data: string): string[] {
  const ours = ['history.sqlite', 'history.sqlite-wal', 'history.sqlite-shm', 'recordings'];
  return readdirSync(data).filter((name) => !ours.includes(name));
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
