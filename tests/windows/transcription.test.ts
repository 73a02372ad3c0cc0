import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../engine/local-engine';
import { createVoiceInput } from '../../storage/voice-input';
import { temporaryFolders } from '../storage/temp-folder';

// The real model in Windows' Node, from a folder whose name is not ASCII, as a user's may be.

const ROOT = join(import.meta.dirname, '../..');
const newFolder = temporaryFolders();
const engine = createLocalEngine({ modelsFolder: join(ROOT, 'models') });
afterAll(() => engine.close());

describe('on Windows', () => {
  it('is Windows', () => {
    expect(process.platform).toBe('win32');
  });

  it('real speech is transcribed', async () => {
    const folder = join(newFolder(), 'Žofie Łukaszewska', 'temp');
    const audio = new Uint8Array(readFileSync(join(ROOT, 'tests/fixtures/speech/en_jfk.wav')));
    const text = await createVoiceInput({ engine, folder }).transcribe(audio);
    expect(text.toLowerCase().replace(/[^a-z ]/g, '')).toBe(
      'and so my fellow americans ask not what your country can do for you ask what you can do for your country',
    );
  });
});
