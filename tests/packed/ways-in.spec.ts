import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { internetSockets, processesOf } from './sockets';
import { test } from './shipped-app';

/** Models load, and Chromium does by itself what it would. */
const SETTLE_MS = 4_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

test('the shipped app starts, and none of its processes has an internet socket', async ({ desk }) => {
  const app = desk.start();
  await expect.poll(() => app.isReady).toBe(true);
  await pause(SETTLE_MS);
  expect(processesOf(app.pid).length).toBeGreaterThan(2);
  expect(internetSockets(app.pid)).toEqual([]);
});

for (const name of ['--inspect', '--inspect-brk', '--remote-debugging-port']) {
  test(`${name} opens no debugger`, async ({ desk }) => {
    const app = desk.start({ args: [`${name}=${await freePort()}`] });
    await expect.poll(() => app.isReady).toBe(true);
    expect(app.output).not.toMatch(/listening/i);
    expect(internetSockets(app.pid)).toEqual([]);
  });
}

test('a signal opens no debugger', async ({ desk }) => {
  const app = desk.start();
  await expect.poll(() => app.isReady).toBe(true);
  process.kill(app.pid, 'SIGUSR1');
  await pause(1_000);
  expect(app.output).not.toMatch(/listening/i);
  expect(internetSockets(app.pid)).toEqual([]);
});

test('it is no Node: ELECTRON_RUN_AS_NODE and NODE_OPTIONS are ignored', async ({ desk }) => {
  const script = join(desk.folder, 'intruder.cjs');
  writeFileSync(script, "console.log('intruder runs');");
  const app = desk.start({
    args: [script],
    env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
  });
  await expect.poll(() => app.isReady).toBe(true);
  expect(app.output).not.toContain('intruder runs');
});

test('a folder beside the archive, or instead of it, is not run', async ({ desk }) => {
  const folder = desk.copyApp();
  const intruder = join(folder, 'resources/app');
  mkdirSync(intruder);
  writeFileSync(join(intruder, 'package.json'), '{"name":"intruder","version":"1.0.0","main":"main.js"}');
  writeFileSync(join(intruder, 'main.js'), "console.log('intruder runs');");
  const beside = desk.start({ folder });
  await expect.poll(() => beside.isReady).toBe(true);
  expect(beside.output).not.toContain('intruder runs');
  beside.kill();

  rmSync(join(folder, 'resources/app.asar'));
  const instead = desk.start({ folder });
  await pause(SETTLE_MS);
  expect(instead.output).not.toContain('intruder runs');
  expect(instead.isReady).toBe(false);
});
