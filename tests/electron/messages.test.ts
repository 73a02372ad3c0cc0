import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../core/audio';
import { parseAudioMessage } from '../../electron/ipc/audio-message';
import { COMMAND_NAMES, type CommandName } from '../../electron/ipc/contract';
import { INPUTS } from '../../electron/ipc/inputs';
import { isOurs } from '../../electron/ipc/origin';

const GOOD: { readonly [Name in CommandName]: unknown } = {
  'dictation:start': undefined,
  'dictation:stop': undefined,
  'dictation:cancel': undefined,
  'dictation:retry': { id: 'a1' },
  'history:list': { search: '', limit: 50, beforeMs: 1 },
  'history:remove': { id: 'a1' },
  'history:remove-all': undefined,
  'history:copy': { id: 'a1' },
  'history:export': { format: 'csv' },
  'history:sound': { id: 'a1' },
  'models:add': undefined,
  'models:download': { name: 'onnx-community/whisper-small' },
  'models:cancel': undefined,
  'models:remove': { name: 'whisper-small' },
  'bench:start': undefined,
  'bench:stop': undefined,
  'settings:change': { paste: false },
  'encryption:look': undefined,
  'trouble:dismiss': { name: 'engine-died' },
  'engine:reload': undefined,
  'app:open': undefined,
};

const JUNK: readonly unknown[] = [
  null,
  0,
  'x',
  [],
  {},
  { id: '' },
  { id: 7 },
  { id: 'x'.repeat(65) },
  { search: '', limit: 0 },
  { search: '', limit: 1.5 },
  { search: '', limit: 1e9 },
  { search: 'x'.repeat(1001), limit: 1 },
  { search: '', limit: 1, beforeMs: Number.NaN },
  { format: 'exe' },
  { format: 'toString' },
  { paste: 'yes' },
  { unknown: true },
  { name: ['engine'] },
];

describe('inputs of commands', () => {
  it.each(COMMAND_NAMES)('%s takes what it is for', (name) => {
    expect(INPUTS[name](GOOD[name])).toEqual({ parsed: GOOD[name] });
  });

  it.each(COMMAND_NAMES)('%s refuses junk', (name) => {
    // No change at all is a change of settings.
    const junk = JUNK.filter((input) => !(name === 'settings:change' && JSON.stringify(input) === '{}'));
    expect(junk.filter((input) => INPUTS[name](input) !== undefined)).toEqual([]);
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMAND_NAMES), fc.anything(), (name, input) => {
        const read = INPUTS[name](input);
        expect(read === undefined || 'parsed' in read).toBe(true);
      }),
    );
  });
});

describe('messages of the audio channel', () => {
  const frame = new Int16Array(FRAME_SAMPLES).buffer;

  it('pass when whole', () => {
    const good = [
      { kind: 'opened', sessionId: 'a' },
      { kind: 'failed', sessionId: 'a', failure: { name: 'microphone-busy' } },
      { kind: 'frame', sessionId: 'a', samples: frame },
      { kind: 'ended', sessionId: 'a', ending: 'lost' },
    ];
    expect(good.map(parseAudioMessage)).toEqual(good);
  });

  it('are refused when not', () => {
    const bad = [
      undefined,
      'frame',
      { kind: 'frame', sessionId: 'a', samples: new ArrayBuffer(3) },
      { kind: 'frame', sessionId: 'a', samples: new ArrayBuffer(0) },
      { kind: 'frame', sessionId: 'a', samples: new ArrayBuffer(FRAME_SAMPLES * 2 + 2) },
      { kind: 'frame', sessionId: 'a', samples: [1, 2] },
      { kind: 'frame', sessionId: '', samples: frame },
      { kind: 'frame', samples: frame },
      { kind: 'failed', sessionId: 'a', failure: { name: 'toString' } },
      { kind: 'ended', sessionId: 'a', ending: 'released' },
      { kind: 'other', sessionId: 'a' },
    ];
    expect(bad.map(parseAudioMessage).filter((message) => message !== undefined)).toEqual([]);
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const message = parseAudioMessage(value);
        expect(message === undefined || typeof message.sessionId === 'string').toBe(true);
      }),
    );
  });
});

describe('the page’s address', () => {
  it('is ours, and nothing that looks like it', () => {
    expect(isOurs('app://dictum/index.html')).toBe(true);
    const others = [
      'app://dictum.evil/index.html',
      'app://dictumx',
      'https://dictum/',
      'file:///index.html',
      'data:,x',
    ];
    expect(others.filter(isOurs)).toEqual([]);
  });
});
