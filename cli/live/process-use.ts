import { readFileSync } from 'node:fs';

/** What a process took of the machine since its start. */
export interface ProcessUse {
  readonly cpuSeconds: number;
  readonly rssBytes: number;
  readonly peakRssBytes: number;
}

/** USER_HZ: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const BYTES_PER_KIB = 1024;

/** @returns what the process took; `undefined` where it is gone, or the system is not Linux */
export function processUse(pid: number | undefined): ProcessUse | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    // The name before may hold blanks and brackets; utime and stime are the 14th and 15th field of all (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
      rssBytes: kibOf(status, 'VmRSS') * BYTES_PER_KIB,
      peakRssBytes: kibOf(status, 'VmHWM') * BYTES_PER_KIB,
    };
  } catch {
    return undefined;
  }
}

/** Processor time of this process, in seconds. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function kibOf(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}
