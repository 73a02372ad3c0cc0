import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { samplesToMs } from '../../core/audio';
import type { Entry } from '../../core/entry';
import { playableAddress, type SoundStores } from '../../electron/playback/kept-sound';
import { recordingAddress, recordingIn } from '../../electron/playback/recording-address';
import { serveRecording } from '../../electron/playback/serve-recording';
import { createRecordings, type RecordingsFolder } from '../../storage/recordings';
import { FakeHistory } from '../fakes/storage';

/** A minute of sound: more than a stream reads ahead. */
const SAMPLES = 960_000;

const ENTRY: Entry = {
  id: 'a1',
  startedAtMs: 1,
  durationMs: samplesToMs(SAMPLES),
  text: 'Yes.',
  language: 'en',
  outcome: { kind: 'accepted' },
  delivery: 'copied',
  latencyMs: 1,
  origin: 'dictated',
  hasRecording: true,
};

let folder = '';
let recordings: RecordingsFolder;
let stores: SoundStores;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playback-'));
  recordings = createRecordings({ folder });
  const history = new FakeHistory();
  stores = { history, recordings };
  const recording = await recordings.begin('a1');
  await recording.append(Int16Array.from({ length: SAMPLES }, (_, index) => index % 1_000));
  await recording.seal();
  await history.put(ENTRY);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const openFiles = (): number => readdirSync('/proc/self/fd').length;

describe('serving a recording', () => {
  it('whole: a WAV with the sound as it was recorded', async () => {
    const answer = await serveRecording('a1', null, stores);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('audio/wav');
    expect(answer.headers.get('content-length')).toBe(String(44 + SAMPLES * 2));
    const bytes = await answer.arrayBuffer();
    expect(bytes.byteLength).toBe(44 + SAMPLES * 2);
    expect([...new Int16Array(bytes, 44, 1_500)]).toEqual(Array.from({ length: 1_500 }, (_, index) => index % 1_000));
  });

  it('in part: the bytes asked for, and where they lie', async () => {
    const answer = await serveRecording('a1', 'bytes=44-51', stores);
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes 44-51/${String(44 + SAMPLES * 2)}`);
    expect([...new Int16Array(await answer.arrayBuffer())]).toEqual([0, 1, 2, 3]);
    expect((await serveRecording('a1', 'bytes=99999999-', stores)).status).toBe(416);
  });

  it('is for our page alone, and kept by no cache', async () => {
    const { headers } = await serveRecording('a1', null, stores);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.runIf(process.platform === 'linux')('lets go of the file where the player goes away', async () => {
    const before = openFiles();
    const answer = await serveRecording('a1', null, stores);
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(openFiles()).toBe(before + 1);
    await reader?.cancel();
    expect(openFiles()).toBe(before);
  });

  it('of three hours begins at once, and reads no further than it is asked to', async () => {
    const samples = 3 * 3_600 * 16_000;
    let pieces = 0;
    async function* sound(): AsyncGenerator<Int16Array> {
      await Promise.resolve();
      for (let at = 0; at < samples; at += 8_000, pieces++) yield new Int16Array(8_000);
    }
    const long: SoundStores = {
      history: { get: () => Promise.resolve({ ok: true, value: { ...ENTRY, durationMs: samplesToMs(samples) } }) },
      recordings: { open: () => Promise.resolve({ ok: true, value: sound() }) },
    };
    const answer = await serveRecording('a1', 'bytes=0-', long);
    expect(answer.headers.get('content-length')).toBe(String(44 + samples * 2));
    const reader = answer.body?.getReader();
    for (let read = 0; read < 4; read++) await reader?.read();
    await reader?.cancel();
    expect(pieces).toBeLessThan(5);
    const last = await serveRecording('a1', 'bytes=-2', long);
    expect((await last.arrayBuffer()).byteLength).toBe(2);
  });

  it('of an entry without sound, or no entry, is not found', async () => {
    expect((await serveRecording('a2', null, stores)).status).toBe(404);
    await recordings.remove('a1');
    expect((await serveRecording('a1', null, stores)).status).toBe(404);
  });
});

describe('the address of a recording', () => {
  it('is given where it can be played, else why not', async () => {
    expect(await playableAddress('a1', stores)).toEqual({ ok: true, value: 'app://dictum/recording/a1' });
    expect(await playableAddress('a2', stores)).toEqual({ ok: false, failure: { name: 'recording-gone' } });
    await recordings.remove('a1');
    expect(await playableAddress('a1', stores)).toEqual({ ok: false, failure: { name: 'recording-gone' } });
  });

  it('says that a file can’t be read', async () => {
    const path = (await recordings.find('a1')) ?? '';
    rmSync(path);
    // No one can read a folder as a file, not even root.
    mkdirSync(path);
    expect(await playableAddress('a1', stores)).toEqual({ ok: false, failure: { name: 'recording-unreadable' } });
  });

  it('leads to one id and nowhere else', () => {
    const id = 'b0f4c3d2-1111-4222-8333-444455556666';
    expect(recordingIn(recordingAddress(id))).toBe(id);
    const others = ['', '..', 'a/b', 'a%2fb', '../index.html', 'a?b', 'a#b', 'x'.repeat(65), 'ä'].map(recordingAddress);
    expect([...others, 'app://other/recording/a1', 'file:///recording/a1'].map(recordingIn)).toEqual(
      others.map(() => undefined).concat([undefined, undefined]),
    );
  });
});
