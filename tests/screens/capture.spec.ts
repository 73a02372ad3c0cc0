import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { FRAME_SAMPLES } from '../../core/audio';
import type { CaptureOrder } from '../../electron/ipc/contract';
import { SPEECH } from './paths';
import { likeness } from './correlation';
import { test } from './window';

const OPEN: CaptureOrder = {
  kind: 'open',
  sessionId: 'a',
  microphoneId: '',
  echoCancellation: false,
  noiseSuppression: false,
  autoGain: false,
};

function order(page: Page, given: CaptureOrder): Promise<void> {
  return page.evaluate((capture) => window.fakeMain.emit('capture', capture), given);
}

/** The kinds of message of the audio channel so far, frames left out. */
function endsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.fakeMain.audio
      .filter(({ kind }) => kind !== 'frame')
      .map((message) => `${message.sessionId} ${message.kind}${message.kind === 'ended' ? ` ${message.ending}` : ''}`),
  );
}

function frameCount(page: Page): Promise<number> {
  return page.evaluate(() => window.fakeMain.audio.filter(({ kind }) => kind === 'frame').length);
}

function framesOf(page: Page): Promise<number[][]> {
  return page.evaluate(() =>
    window.fakeMain.audio.flatMap((message) =>
      message.kind === 'frame' ? [Array.from(new Int16Array(message.samples))] : [],
    ),
  );
}

async function expectSpeech(page: Page, meanwhile?: () => void): Promise<void> {
  await order(page, OPEN);
  if (meanwhile !== undefined) {
    await expect.poll(() => frameCount(page)).toBeGreaterThan(20);
    await page.evaluate(meanwhile);
  }
  await expect.poll(() => frameCount(page), { timeout: 20_000 }).toBeGreaterThan(150);
  await order(page, { kind: 'close', sessionId: 'a' });
  await expect.poll(() => endsOf(page)).toEqual(['a opened', 'a ended closed']);
  expect(await page.evaluate(() => window.fakeMain.audio.map(({ kind }) => kind).indexOf('opened'))).toBe(0);
  expect(await page.evaluate(() => window.fakeMain.audio.at(-1)?.kind)).toBe('ended');

  const frames = await framesOf(page);
  expect(frames.slice(0, -1).every((frame) => frame.length === FRAME_SAMPLES)).toBe(true);
  expect(frames.at(-1)?.length).toBeLessThanOrEqual(FRAME_SAMPLES);
  const wav = readFileSync(join(SPEECH, 'en_jfk.wav'));
  const said = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length));
  expect(likeness(Int16Array.from(frames.flat()), said.subarray(0, 64_000))).toBeGreaterThan(0.95);
}

test('speech arrives as the file has it, in whole frames, between its opening and its ending', async ({ open }) => {
  await expectSpeech(await open());
});

test('and so it does where the browser has no track processor', async ({ open, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'MediaStreamTrackProcessor'));
  await expectSpeech(await open());
});

test('a window that is busy for a while loses no sound', async ({ open }) => {
  await expectSpeech(await open(), () => {
    for (const beganMs = performance.now(); performance.now() - beganMs < 1_500;);
  });
});

test('nothing comes after the ending', async ({ open }) => {
  const page = await open();
  await order(page, OPEN);
  await expect.poll(() => endsOf(page)).toEqual(['a opened']);
  await order(page, { kind: 'close', sessionId: 'a' });
  await expect.poll(() => endsOf(page)).toEqual(['a opened', 'a ended closed']);
  const count = await frameCount(page);
  await page.waitForTimeout(300);
  expect(await frameCount(page)).toBe(count);
});

test('an end that is ordered while the microphone opens still ends it', async ({ open }) => {
  const page = await open();
  await page.evaluate((opening) => {
    window.fakeMain.emit('capture', opening);
    window.fakeMain.emit('capture', { kind: 'close', sessionId: 'a' });
  }, OPEN);
  await expect.poll(() => endsOf(page)).toEqual(['a opened', 'a ended closed']);
});

test('a microphone that is unplugged ends the sound as lost', async ({ open }) => {
  const page = await open();
  // The only way to unplug a fake device is to end its track as the browser would.
  await page.evaluate(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await real(constraints);
      const [track] = stream.getAudioTracks();
      window.addEventListener('unplug', () => track?.dispatchEvent(new Event('ended')));
      return stream;
    };
  });
  await order(page, OPEN);
  await expect.poll(() => frameCount(page)).toBeGreaterThan(10);
  await page.evaluate(() => window.dispatchEvent(new Event('unplug')));
  await expect.poll(() => endsOf(page)).toEqual(['a opened', 'a ended lost']);
});

test('a chosen microphone that is gone is replaced by the system’s choice', async ({ open }) => {
  const page = await open();
  await order(page, { ...OPEN, microphoneId: 'f00d' });
  await expect.poll(() => frameCount(page)).toBeGreaterThan(3);
  expect(await endsOf(page)).toEqual(['a opened']);
});

test('a dictation begins while the one before still ends', async ({ open }) => {
  const page = await open();
  await order(page, OPEN);
  await expect.poll(() => endsOf(page)).toEqual(['a opened']);
  await page.evaluate(
    (next) => {
      window.fakeMain.emit('capture', { kind: 'close', sessionId: 'a' });
      window.fakeMain.emit('capture', next);
    },
    { ...OPEN, sessionId: 'b' },
  );
  // The first may be in the middle of a word that is heard out: either may be the first to say so.
  await expect.poll(async () => (await endsOf(page)).sort()).toEqual(['a ended closed', 'a opened', 'b opened']);
});

test('the meter shows the level of what is heard', async ({ open }) => {
  const page = await open();
  await page.evaluate(() =>
    window.fakeMain.show({ phase: { kind: 'listening', sessionId: 'a', sinceMs: Date.now() } }),
  );
  await order(page, OPEN);
  const level = () =>
    page.locator('.meter').evaluate((meter: HTMLElement) => Number(meter.style.getPropertyValue('--level')));
  await expect.poll(level, { intervals: [30] }).toBeGreaterThan(0.5);
});
