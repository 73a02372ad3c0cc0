import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildDictum, ended, runDictum, SPEECH, startDictum } from './run-dictum';

const WAIT = { timeout: 30_000, interval: 20 };

describe('dictum that is interrupted', () => {
  let folder = '';
  beforeAll(buildDictum);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dictum-test-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Bytes of the copy of standard input; 0 where there is none yet. */
  function copiedBytes(): number {
    const [name] = readdirSync(folder);
    const file = name === undefined ? undefined : readdirSync(join(folder, name))[0];
    return name === undefined || file === undefined ? 0 : statSync(join(folder, name, file)).size;
  }

  it('ends with 130 and leaves no file while it reads standard input', async () => {
    const child = startDictum(['transcribe', '-'], { TMPDIR: folder });
    const end = ended(child);
    // What it had not read yet when it ended is nobody's.
    child.stdin.on('error', () => undefined);
    child.stdin.write(readFileSync(join(SPEECH, 'en_jfk.wav')));
    await vi.waitUntil(() => copiedBytes() > 0, WAIT);
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, out: '', err: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends with 130 and leaves no file while it transcribes', async () => {
    const sound = readFileSync(join(SPEECH, 'en_jfk.wav'));
    // Forty times the words, in a WAV whose length goes to its end: minutes of work.
    const header = Buffer.from(sound.subarray(0, sound.indexOf('data') + 8));
    header.writeUInt32LE(0xffff_ffff, header.length - 4);
    const long = Buffer.concat([header, ...Array.from({ length: 40 }, () => sound.subarray(header.length))]);
    const child = startDictum(['transcribe', '-'], { TMPDIR: folder });
    const end = ended(child);
    child.stdin.end(long);
    await vi.waitUntil(() => copiedBytes() === long.length, WAIT);
    child.kill('SIGINT');
    expect(await end).toEqual({ code: 130, out: '', err: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says nothing where its reader went away', async () => {
    const child = startDictum(['transcribe', 'en_ps_goforward.wav', 'en_ps_cards-001.wav']);
    child.stdout.destroy();
    const end = await ended(child);
    expect(end.err).toBe('');
    expect(end.code).toBe(141);
  });

  it('ends with 1 and leaves no file where standard input is no WAV', async () => {
    const { code, err } = await runDictum(['transcribe', '-'], Buffer.from('no sound'), { TMPDIR: folder });
    expect(code).toBe(1);
    expect(err).toMatch(/^dictum: -: This is not a WAV file\./);
    expect(readdirSync(folder)).toEqual([]);
  });
});
