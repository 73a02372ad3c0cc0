import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lockFolder, removeDeadLock } from '../../electron/instance-lock';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function profile(): { data: string; temp: string; makeLock: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-lock-'));
  folders.push(folder);
  const [data, temp] = [join(folder, 'data'), join(folder, 'temp')];
  for (const path of [data, temp]) mkdirSync(path);
  const makeLock = (name: string): string => {
    const lock = join(temp, name);
    mkdirSync(lock);
    for (const file of ['SingletonSocket', 'SingletonCookie']) writeFileSync(join(lock, file), '');
    rmSync(join(data, 'SingletonSocket'), { force: true });
    symlinkSync(join(lock, 'SingletonSocket'), join(data, 'SingletonSocket'));
    return lock;
  };
  return { data, temp, makeLock };
}

describe.runIf(process.platform !== 'win32')('the lock of an instance that was killed', () => {
  it('is gone once there is a new one', () => {
    const { data, temp, makeLock } = profile();
    makeLock('old');
    const before = lockFolder(data);
    makeLock('new');
    removeDeadLock(before, data);
    expect(readdirSync(temp)).toEqual(['new']);
  });

  it('stays while it is the current one', () => {
    const { data, temp, makeLock } = profile();
    makeLock('old');
    removeDeadLock(lockFolder(data), data);
    expect(readdirSync(temp)).toEqual(['old']);
  });

  it('takes no other file with it', () => {
    const { data, temp, makeLock } = profile();
    writeFileSync(join(makeLock('old'), 'letter.txt'), 'mine');
    const before = lockFolder(data);
    makeLock('new');
    removeDeadLock(before, data);
    expect(readdirSync(join(temp, 'old'))).toEqual(['letter.txt']);
  });

  it('is no matter where there was none', () => {
    const { data } = profile();
    expect(lockFolder(data)).toBeUndefined();
    removeDeadLock(undefined, data);
  });
});
