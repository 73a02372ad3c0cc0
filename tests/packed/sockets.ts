import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The internet sockets of a process group, as Linux lists them: `tcp 0100007F:1F90`. Sockets of the desktop are of another kind. */
export function internetSockets(groupId: number): readonly string[] {
  const ours = new Set(processesOf(groupId).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => ours.has(fields[9] ?? ''))
      .map((fields) => `${kind} ${fields[1] ?? ''}`),
  );
}

/** Ids of the group's processes. */
export function processesOf(groupId: number): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === groupId);
}

function groupOf(pid: string): number | undefined {
  try {
    // After the name, which may hold anything: state, parent, group.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2]);
  } catch {
    // It has just ended.
    return undefined;
  }
}

/** Inodes of the sockets that a process holds. */
function socketsOf(pid: string): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}
