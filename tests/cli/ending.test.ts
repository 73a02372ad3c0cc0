import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { JFK, SPEECH, startDictum, withFolder } from './run-dictum';

describe('ends early', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s with %i and leaves no file while a sound comes in', async (signal, code) => {
    await withFolder(async (folder) => {
      const { child, ended } = startDictum(['transcribe', '-'], { TMPDIR: folder });
      child.stdin?.write(readFileSync(JFK).subarray(0, 50_000));
      await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1), { timeout: 30_000, interval: 50 });
      child.kill(signal);
      expect(await ended).toEqual({ code, stdout: '', stderr: '' });
      expect(readdirSync(folder)).toEqual([]);
    });
  });

  it('by SIGINT in the middle of many files', async () => {
    const { child, ended } = startDictum(['transcribe', ...Array<string>(50).fill(JFK)]);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stdout, stderr } = await ended;
    expect([code, stderr]).toEqual([130, '']);
    expect(stdout.trimEnd().split('\n').length).toBeLessThan(50);
  });

  it('quietly where the reader of its output goes away', async () => {
    const short = join(SPEECH, 'en_ps_cards-001.wav');
    const { child, ended } = startDictum(['transcribe', '--json', ...Array<string>(50).fill(short)]);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([141, '']);
  });
});
