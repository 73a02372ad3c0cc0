import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sizeBytesOf } from '../../core/model';
import { ModelStore } from '../../storage/models/model-store';
import { temporaryFolders } from './temp-folder';

const TINY = join(import.meta.dirname, '../fixtures/models/tiny-whisper');
const folder = temporaryFolders();
const watched = (): { onProgress: () => void; signal: AbortSignal } => ({
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

/** A copy of the fixture that a test may spoil. */
function source(): string {
  const path = join(folder(), 'my-whisper');
  cpSync(TINY, path, { recursive: true });
  return path;
}

describe('a model added from a folder', () => {
  it('is copied with the best variant of its networks, and takes any length', async () => {
    const store = new ModelStore(join(folder(), 'models'));
    const fractions: number[] = [];
    const added = await store.addFolder(TINY, { ...watched(), onProgress: (fraction) => fractions.push(fraction) });
    expect(added).toMatchObject({
      ok: true,
      value: {
        name: 'tiny-whisper',
        window: { kind: 'short' },
        isEnglishOnly: false,
        encoder: 'onnx/encoder_model_quantized.onnx',
        decoder: 'onnx/decoder_model_merged_quantized.onnx',
      },
    });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBeGreaterThan(0.9);
    const [model] = await store.list();
    expect(model).toEqual(added.ok && added.value);
    expect(model && sizeBytesOf(model)).toBeGreaterThan(200_000);
    expect(readdirSync(store.folder)).toEqual(['tiny-whisper']);
  });

  it('is there once, and not at all once it is removed', async () => {
    const store = new ModelStore(join(folder(), 'models'));
    await store.addFolder(TINY, watched());
    expect(await store.addFolder(TINY, watched())).toMatchObject({ ok: false, failure: { name: 'model-exists' } });
    expect(await store.remove('tiny-whisper')).toMatchObject({ ok: true });
    expect(await store.list()).toEqual([]);
    expect(readdirSync(store.folder)).toEqual([]);
    expect(await store.remove('tiny-whisper')).toMatchObject({ ok: true });
  });

  it('knows an English-only one, and one whose window stays full', async () => {
    const path = source();
    const config = join(path, 'generation_config.json');
    const generation = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>;
    delete generation['lang_to_id'];
    writeFileSync(config, JSON.stringify({ ...generation, is_multilingual: false }));
    // The position table under other dims: nothing is found to cut.
    const encoder = join(path, 'onnx/encoder_model_quantized.onnx');
    writeFileSync(encoder, withoutTable(readFileSync(encoder)));
    const store = new ModelStore(join(folder(), 'models'));
    expect(await store.addFolder(path, watched())).toMatchObject({
      ok: true,
      value: { isEnglishOnly: true, window: { kind: 'full', why: 'no-position-table' } },
    });
  });
});

/** The dims 1500 × 8 of the one tensor that has them, as 8 × 1500. */
function withoutTable(model: Buffer): Buffer {
  const dims = Buffer.from([0x08, 0xdc, 0x0b, 0x08, 0x08]);
  const at = model.indexOf(dims);
  expect(at).toBeGreaterThan(0);
  Buffer.from([0x08, 0x08, 0x08, 0xdc, 0x0b]).copy(model, at);
  return model;
}

describe('what is no model', () => {
  it.each([
    ['config.json', (path: string) => unlinkSync(path)],
    ['config.json', (path: string) => writeFileSync(path, '{"model_type":"bert","vocab_size":5}')],
    ['generation_config.json', (path: string) => writeFileSync(path, '{}')],
    ['tokenizer.json', (path: string) => writeFileSync(path, '{"half')],
    ['onnx/encoder_model_quantized.onnx', (path: string) => truncateSync(path, 30_000)],
    ['onnx/decoder_model_merged_quantized.onnx', (path: string) => writeFileSync(path, 'garbage')],
    ['onnx/decoder_model_merged_quantized.onnx', (path: string) => unlinkSync(path)],
  ])('is said with the file: %s', async (file, spoil) => {
    const path = source();
    spoil(join(path, file));
    const store = new ModelStore(join(folder(), 'models'));
    expect(await store.addFolder(path, watched())).toEqual({ ok: false, failure: { name: 'model-not-whisper', file } });
    expect(existsSync(store.folder) ? readdirSync(store.folder) : []).toEqual([]);
  });

  it.each(['', 'nowhere'])('a folder %s without anything', async (inner) => {
    const store = new ModelStore(join(folder(), 'models'));
    const failure =
      inner === ''
        ? { name: 'model-not-whisper', file: 'config.json' }
        : { name: 'model-install-failed', reason: 'gone' };
    expect(await store.addFolder(join(folder(), inner), watched())).toEqual({ ok: false, failure });
  });

  it('a folder called as the embedded one', async () => {
    const path = join(folder(), 'whisper-base');
    cpSync(TINY, path, { recursive: true });
    expect(await new ModelStore(join(folder(), 'models')).addFolder(path, watched())).toMatchObject({
      failure: { name: 'model-exists' },
    });
  });
});

describe('an install that does not come to its end', () => {
  it('leaves nothing where it is cancelled', async () => {
    const store = new ModelStore(join(folder(), 'models'));
    const abort = new AbortController();
    const added = store.addFolder(TINY, { signal: abort.signal, onProgress: () => abort.abort() });
    expect(await added).toEqual({ ok: false, failure: { name: 'model-install-cancelled' } });
    expect(readdirSync(store.folder)).toEqual([]);
  });

  it('is swept at the next start where it was killed, and a damaged model is not listed', async () => {
    const store = new ModelStore(join(folder(), 'models'));
    await store.addFolder(TINY, watched());
    // No process has this number: Linux ends below it.
    for (const name of ['.draft.4194305.abc', '.gone.4194305.1.whisper-x'])
      mkdirSync(join(store.folder, name, 'onnx'), { recursive: true });
    mkdirSync(join(store.folder, 'half'));
    await store.sweep();
    expect(readdirSync(store.folder).sort()).toEqual(['half', 'tiny-whisper']);
    truncateSync(join(store.pathOf('tiny-whisper'), 'tokenizer.json'), 10);
    expect(await store.list()).toEqual([]);
    rmSync(store.folder, { recursive: true });
    expect(await store.list()).toEqual([]);
  });
});
