import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AppEvidence, judgeApp } from '../torture/electron-verdict';
import { readSamples } from '../torture/samples';
import { CLIPBOARD_MARK, readTapOutput, TapBroken, TAPPED_MARK } from '../torture/tap-output';

// That the torture finds what it looks for: each kind of damage is named.

const CLIP = join(__dirname, '../fixtures/speech/en_ps_sense-0930.wav');

let good: AppEvidence;

beforeAll(async () => {
  const said = await readSamples(CLIP);
  const sent = said.slice(0, 48_000);
  good = {
    said,
    sent,
    atKill: sent.slice(0, -1_600),
    afterRestart: sent.slice(0, -1_600),
    heardMs: 3_000,
    listed: true,
    clipboardWrites: { beforeKill: 1, afterRestart: 0 },
    clipboardChanged: false,
    strays: [],
  };
});

/** The same sound with one sample changed. */
function spoilt(sound: Int16Array | undefined): Int16Array | undefined {
  const changed = sound?.slice();
  if (changed !== undefined) changed[20_000] = (changed[20_000] ?? 0) ^ 1;
  return changed;
}

describe('the verdict on a killed app', () => {
  it('takes a recording that is what was sent, short of 100 ms', () => {
    expect(judgeApp(good)).toEqual({ lost: [], leaked: [], doubled: [], missingMs: 100 });
  });

  it('finds what is missing, however it is missing', () => {
    expect(judgeApp({ ...good, atKill: good.atKill?.slice(1) }).lost).toContain('1601 samples are missing');
    expect(judgeApp({ ...good, atKill: spoilt(good.atKill) }).lost).toContain('sample 20000 is not what was sent');
    expect(judgeApp({ ...good, afterRestart: spoilt(good.atKill) }).lost).toEqual(['the restart changed the sound']);
    expect(judgeApp({ ...good, afterRestart: undefined }).lost).toEqual(['the recording is gone']);
    expect(judgeApp({ ...good, atKill: undefined }).lost).toEqual(['48000 samples are missing']);
    expect(judgeApp({ ...good, listed: false }).lost).toEqual(['the recording is not in the history']);
  });

  it('finds a page that does not hear what is said', () => {
    const backwards = good.said.slice().reverse();
    expect(judgeApp({ ...good, said: backwards }).lost).toEqual([expect.stringContaining('not what was said')]);
    expect(judgeApp({ ...good, heardMs: 4_000 }).lost).toEqual([expect.stringContaining('behind')]);
  });

  it('finds a text that is delivered twice, and files that stay', () => {
    expect(judgeApp({ ...good, clipboardWrites: { beforeKill: 2, afterRestart: 0 } }).doubled).toHaveLength(1);
    expect(judgeApp({ ...good, clipboardWrites: { beforeKill: 0, afterRestart: 1 } }).doubled).toHaveLength(1);
    expect(judgeApp({ ...good, clipboardChanged: true }).doubled).toHaveLength(1);
    expect(judgeApp({ ...good, strays: ['a.tmp'] }).leaked).toEqual(['a.tmp']);
  });
});

describe('the output of the tap', () => {
  const print = (text: string): string => `0x0f82003b5e35 <String[${String(text.length)}]: c"${text}">\n`;
  const planes = Buffer.from(Float32Array.from([1 / 32_768, -2 / 32_768, 0.5, -1]).buffer).toString('base64');
  const head = (stream: number, index: number, channels = 1): string =>
    print(`<${String(stream)}:${String(index)}:16000:${String(channels)}:${String(planes.length)}`);

  it('gives the sound in order, also where the app died in the middle of a block', () => {
    const pieces = [`+${planes.slice(0, 5)}`, `+${planes.slice(5)}`].map(print).join('dictum: something\n');
    const block = (index: number): string => `${head(0, index)}${pieces}${print('>')}`;
    const torn = `${head(0, 2)}${print(`+${planes}`)}`;
    expect([...readTapOutput(block(0) + block(1) + torn).sent()]).toEqual([
      1, -2, 16_384, -32_768, 1, -2, 16_384, -32_768,
    ]);
    const stereo = `${head(0, 0, 2)}${print(`+${planes}`)}${print('>')}`;
    expect([...readTapOutput(stereo).sent()]).toEqual([8_193, -16_385]);
  });

  it('gives the sound of each time that the microphone was opened', () => {
    const block = (stream: number): string => `${head(stream, 0)}${print(`+${planes}`)}${print('>')}`;
    expect(readTapOutput(block(0) + block(1)).sent()).toHaveLength(8);
  });

  it('says so where another process printed into it', () => {
    const [body, end] = [print(`+${planes}`), print('>')];
    const whole = (index: number): string => head(0, index) + body + end;
    const broken = [
      head(0, 0) + print(`+${planes.slice(4)}`) + end,
      head(0, 0) + body.replace('+', 'dictum: something\n+') + end,
      head(0, 0) + body + whole(1),
      body + end,
      whole(0) + whole(2),
    ];
    for (const text of broken) expect(() => readTapOutput(text).sent()).toThrow(TapBroken);
  });

  it('is ready when page and tap are, and counts what goes to the clipboard', () => {
    expect(readTapOutput('dictum: ready\n').isReady).toBe(false);
    const all = `dictum: ready\n${TAPPED_MARK}\n${CLIPBOARD_MARK}\n${CLIPBOARD_MARK}\n`;
    expect(readTapOutput(all)).toMatchObject({ isReady: true, clipboardWrites: 2 });
  });
});
