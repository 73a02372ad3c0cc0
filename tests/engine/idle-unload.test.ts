import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { unloadWhenIdle } from '../../engine/idle-unload';
import { FakeEngine } from '../fakes/engine';

const IDLE_MS = 40;
const OPTIONS = { language: 'en' };

it('unloads once nobody has dictated for the set time, and not a moment earlier', async () => {
  const inner = new FakeEngine();
  const engine = unloadWhenIdle(inner, () => IDLE_MS);
  await engine.load();
  const hearing = engine.hear(OPTIONS);
  await sleep(2 * IDLE_MS);
  expect(inner.closed).toBe(0);
  await hearing.finish();
  expect(inner.closed).toBe(0);
  await sleep(3 * IDLE_MS);
  expect(inner.closed).toBe(1);
});

it('waits for the last of several hearings, cancelled or finished, and starts over with each', async () => {
  const inner = new FakeEngine();
  const engine = unloadWhenIdle(inner, () => IDLE_MS);
  const [first, second] = [engine.hear(OPTIONS), engine.hear(OPTIONS)];
  first.cancel();
  first.cancel();
  await sleep(2 * IDLE_MS);
  expect(inner.closed).toBe(0);
  second.cancel();
  await sleep(IDLE_MS / 2);
  const third = engine.hear(OPTIONS);
  await sleep(2 * IDLE_MS);
  expect(inner.closed).toBe(0);
  third.cancel();
  await sleep(3 * IDLE_MS);
  expect(inner.closed).toBe(1);
});

it('never unloads where the user wants it so', async () => {
  const inner = new FakeEngine();
  const engine = unloadWhenIdle(inner, () => undefined);
  engine.hear(OPTIONS).cancel();
  await sleep(2 * IDLE_MS);
  expect(inner.closed).toBe(0);
});
