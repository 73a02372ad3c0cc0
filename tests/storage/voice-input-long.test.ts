import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { succeed } from '../../core/result';
import { createVoiceInput } from '../../storage/voice-input';
import { wavBytes } from '../core/wav-bytes';
import { FakeEngine, FakeHearing, heardText } from '../fakes/engine';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const SECONDS = 3 * 3600;

/** Counts the sound instead of keeping it, and looks at the memory meanwhile. */
class CountingHearing extends FakeHearing {
  samples = 0;
  peakBytes = 0;

  override push(samples: Int16Array): void {
    this.samples += samples.length;
    this.peakBytes = Math.max(this.peakBytes, process.memoryUsage.rss());
  }
}

it('three hours are heard with little memory beyond the caller’s own bytes', async () => {
  const folder = newFolder();
  const header = wavBytes({ encoding: 'uint8', channels: [[0]], statedDataBytes: SECONDS * 16_000 }).slice(0, 44);
  const audio = new Uint8Array(44 + SECONDS * 16_000).fill(128);
  audio.set(header);
  const hearing = new CountingHearing({ language: 'en' }, () => succeed(heardText('Three hours later.')), []);
  const engine = new FakeEngine();
  engine.hear = () => hearing;
  const beforeBytes = process.memoryUsage.rss();
  expect(await createVoiceInput({ engine, folder }).transcribe(audio)).toBe('Three hours later.');
  expect(hearing.samples).toBe(SECONDS * 16_000);
  expect(hearing.peakBytes - beforeBytes).toBeLessThan(120_000_000);
  expect(readdirSync(folder)).toEqual([]);
}, 180_000);
