import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { childScript } from '../children/child-script';
import { FakeKeyStore } from '../fakes/key-store';
import { dataOpener } from './data-folder';
import { entry } from './entries';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const open = dataOpener();

const KILLS = 12;

it('turned on and off under kills at any moment loses neither a text nor a sound', async () => {
  const folder = newFolder();
  const secret = randomBytes(32);
  const script = childScript('toggle-for-ever');
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const wish = kill % 2 === 0 ? 'on' : 'off';
    const args = [script, folder, secret.toString('hex'), String((kill + 1) * 10_000), wish];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_PATH: join(import.meta.dirname, '../../node_modules') },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
    await once(child.stdout, 'data');
    await pause(Math.random() * 400);
    child.kill('SIGKILL');
    await once(child, 'close');
    acknowledged.push(...said.split('\n').slice(0, -1).map(Number));
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS * 3);
  for (const encrypt of [true, false]) {
    const data = await open(folder, new FakeKeyStore(secret), encrypt);
    expect(data.failure).toBeUndefined();
    expect(await data.encryption.convert()).toBeUndefined();
    for (const number of acknowledged) {
      expect(await data.history.get(`session-${String(number)}`)).toEqual({ ok: true, value: entry(number) });
      const opened = await data.recordings.open(`session-${String(number)}`);
      const samples: number[] = [];
      if (opened.ok) for await (const part of opened.value) samples.push(...part);
      expect(samples.length).toBe(512);
      expect(samples.every((sample) => sample === number % 1000)).toBe(true);
    }
    expect(readdirSync(data.recordings.folder).filter((name) => !name.endsWith(encrypt ? '.enc' : '.wav'))).toEqual([]);
    data.history.close();
    const files = ['history.sqlite', ...(encrypt ? ['history.key'] : []), 'recordings'];
    expect(readdirSync(folder).sort()).toEqual(files.sort());
  }
});
