import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../engine/local-engine';
import { MODELS, sound } from './fixture-sound';
import { hearAll, pushAll } from './hear-all';

const ENCODER = 'whisper-base/onnx/encoder_lean.onnx';
const DECODER = 'whisper-base/onnx/decoder_lean.onnx';
const PROJECTION = 'whisper-base/onnx/projection.bin';
const VAD = 'silero-vad/silero_vad_16k.onnx';
const LOG_MEL = 'log-mel/log_mel.onnx';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dictum-models-'));
  cpSync(MODELS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('model files', () => {
  it.each([VAD, LOG_MEL, ENCODER, DECODER, PROJECTION, 'whisper-base/tokenizer.json', 'whisper-base/config.json'])(
    'without %s: missing',
    async (file) => {
      unlinkSync(join(folder, file));
      const engine = createLocalEngine({ modelsFolder: folder });
      expect(await engine.load()).toEqual({ ok: false, failure: { name: 'model-missing', file } });
      expect(engine.state()).toEqual({ kind: 'failed', failure: { name: 'model-missing', file } });
    },
  );

  it.each([VAD, LOG_MEL, ENCODER, DECODER, PROJECTION, 'whisper-base/tokenizer.json'])(
    'with half of %s: corrupt',
    async (file) => {
      truncateSync(join(folder, file), Math.floor(statSync(join(folder, file)).size / 2));
      const engine = createLocalEngine({ modelsFolder: folder });
      expect(await engine.load()).toEqual({ ok: false, failure: { name: 'model-corrupt', file } });
    },
  );

  it.each([
    VAD,
    LOG_MEL,
    ENCODER,
    DECODER,
    PROJECTION,
    'whisper-base/tokenizer.json',
    'whisper-base/generation_config.json',
  ])('with garbage of the right length in %s: corrupt', async (file) => {
    const size = statSync(join(folder, file)).size;
    unlinkSync(join(folder, file));
    writeFileSync(join(folder, file), Buffer.alloc(size, 'garbage '));
    const engine = createLocalEngine({ modelsFolder: folder });
    expect(await engine.load()).toEqual({ ok: false, failure: { name: 'model-corrupt', file } });
  });

  it('are looked for again at the next use', async () => {
    unlinkSync(join(folder, DECODER));
    const engine = createLocalEngine({ modelsFolder: folder });
    const hearing = engine.hear({ language: 'en' });
    pushAll(hearing, sound('en_ps_goforward'));
    expect(await hearing.finish()).toEqual({ ok: false, failure: { name: 'model-missing', file: DECODER } });
    symlinkSync(join(MODELS, DECODER), join(folder, DECODER));
    expect((await hearAll(engine, sound('en_ps_goforward'))).text).toMatch(/^Go forward/);
    await engine.close();
  });
});
