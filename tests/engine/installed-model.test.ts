import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLocalEngine } from '../../engine/local-engine';
import { readVocabulary } from '../../engine/vocabulary';
import { ModelStore } from '../../storage/models/model-store';
import { temporaryFolders } from '../storage/temp-folder';
import { MODELS, sound } from './fixture-sound';
import { hearAll } from './hear-all';

const TINY = join(import.meta.dirname, '../fixtures/models/tiny-whisper');
const folder = temporaryFolders();

async function installed(): Promise<string> {
  const store = new ModelStore(join(folder(), 'models'));
  const signal = new AbortController().signal;
  expect(await store.addFolder(TINY, { onProgress: () => undefined, signal })).toMatchObject({ ok: true });
  return store.pathOf('tiny-whisper');
}

function change(file: string, fields: object): void {
  const old = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...old, ...fields }));
}

/** Weights are random, so what it hears is nonsense; that it hears on the right window is what counts. */
describe('a model from the hub', () => {
  it('hears on the short window, with the times of its own', async () => {
    const engine = createLocalEngine({ modelsFolder: MODELS, installed: await installed(), threads: 2 });
    expect(await engine.load()).toEqual({ ok: true, value: undefined });
    expect(engine.state()).toEqual({ kind: 'ready', model: 'tiny-whisper' });
    const heard = await hearAll(engine, sound('en_ps_goforward'));
    expect(heard.segments).toHaveLength(1);
    expect(heard.timings.decodeSteps).toBeGreaterThan(0);
    await engine.close();
  });

  it('hears on the full window where its encoder takes no other', async () => {
    const model = await installed();
    change(join(model, 'dictum-model.json'), { window: { kind: 'full', why: 'no-position-table' } });
    const engine = createLocalEngine({ modelsFolder: MODELS, installed: model, threads: 2 });
    const heard = await hearAll(engine, sound('en_ps_goforward'));
    expect(heard.segments.map(({ window }) => window)).toEqual(['full']);
    await engine.close();
  });

  it('that is gone or damaged is named', async () => {
    const model = await installed();
    unlinkSync(join(model, 'tokenizer.json'));
    const failure = { name: 'model-missing', file: 'tiny-whisper/tokenizer.json' };
    expect(await createLocalEngine({ modelsFolder: MODELS, installed: model }).load()).toEqual({ ok: false, failure });
    const nowhere = { name: 'model-missing', file: 'nowhere/dictum-model.json' };
    const none = createLocalEngine({ modelsFolder: MODELS, installed: join(folder(), 'nowhere') });
    expect(await none.load()).toEqual({ ok: false, failure: nowhere });
    const other = await installed();
    const decoder = join(other, 'onnx/decoder_model_merged_quantized.onnx');
    writeFileSync(decoder, Buffer.alloc(readFileSync(decoder).length, 'garbage '));
    expect(await createLocalEngine({ modelsFolder: MODELS, installed: other }).load()).toEqual({
      ok: false,
      failure: { name: 'model-corrupt', file: 'tiny-whisper/onnx/decoder_model_merged_quantized.onnx' },
    });
  });
});

describe('the vocabulary', () => {
  const generation = JSON.parse(readFileSync(join(TINY, 'generation_config.json'), 'utf8')) as Record<string, unknown>;

  it('of an English-only model has no languages and no tasks', () => {
    const { lang_to_id: codes, task_to_id: tasks, ...rest } = generation;
    expect([codes, tasks]).not.toContain(undefined);
    const english = readVocabulary({ ...rest, is_multilingual: false, suppress_tokens: null }, { vocab_size: 1767 });
    expect(english.languages.size).toBe(0);
    expect(english.transcribe).toBeUndefined();
    expect(english.suppressed.every((one) => one === 0)).toBe(true);
    expect(english.noTimestamps).toBe(265);
    expect(english.startOfPrevious).toBe(263);
  });

  it('without a list of languages is none, unless it is English-only', () => {
    expect(() => readVocabulary({ ...generation, lang_to_id: undefined }, { vocab_size: 1767 })).toThrow('lang_to_id');
  });
});
