import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ModelStore } from '../../storage/models/model-store';
import { type HubServer, type Mood, startHub } from './hub-server';
import { temporaryFolders } from './temp-folder';

const TINY = join(import.meta.dirname, '../fixtures/models/tiny-whisper');
const NAME = 'someone/tiny-whisper';
const DECODER = 'onnx/decoder_model_merged_quantized.onnx';
const folder = temporaryFolders();

let server: HubServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function started(moods: Readonly<Record<string, Mood>> = {}, source = TINY): Promise<HubServer> {
  server = await startHub(source, moods);
  return server;
}

function watched(onProgress: (fraction: number) => void = () => undefined): {
  onProgress: typeof onProgress;
  signal: AbortSignal;
} {
  return { onProgress, signal: new AbortController().signal };
}

function leftovers(store: ModelStore): string[] {
  return existsSync(store.folder) ? readdirSync(store.folder) : [];
}

describe('a model of the hub', () => {
  it('is downloaded: what is needed and no more, checked, with progress', async () => {
    const { hub, asked } = await started();
    const store = new ModelStore(join(folder(), 'models'));
    const fractions: number[] = [];
    const added = await store.addFromHub(
      NAME,
      hub,
      watched((fraction) => fractions.push(fraction)),
    );
    expect(added).toMatchObject({ ok: true, value: { name: 'tiny-whisper', window: { kind: 'short' } } });
    expect(asked.map((line) => line.split(' ')[0]).sort()).toEqual([
      'config.json',
      'generation_config.json',
      DECODER,
      'onnx/encoder_model_quantized.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(await store.list()).toHaveLength(1);
    const path = store.pathOf('tiny-whisper');
    expect(readFileSync(join(path, DECODER)).equals(readFileSync(join(TINY, DECODER)))).toBe(true);
    expect(readdirSync(store.folder)).toEqual(['tiny-whisper']);
  });

  it('is taken up where the connection broke', async () => {
    const { hub, asked } = await started({ [DECODER]: 'breaks' });
    const store = new ModelStore(join(folder(), 'models'));
    expect(await store.addFromHub(NAME, hub, watched())).toMatchObject({ ok: true });
    const starts = asked.filter((line) => line.startsWith(DECODER)).map((line) => Number(line.split(' ')[1]));
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBeGreaterThan(0);
  });

  it('is begun again where the server does not go on in the middle', async () => {
    const { hub } = await started({ [DECODER]: 'never-goes-on' });
    const store = new ModelStore(join(folder(), 'models'));
    expect(await store.addFromHub(NAME, hub, watched())).toMatchObject({ ok: true });
  });

  it.each(['lies', 'too-long'] as const)('is refused where the server %s, and nothing is left', async (mood) => {
    const { hub } = await started({ [DECODER]: mood });
    const store = new ModelStore(join(folder(), 'models'));
    const failure = { name: 'model-download-failed', why: 'damaged' };
    expect(await store.addFromHub(NAME, hub, watched())).toEqual({ ok: false, failure });
    expect(leftovers(store)).toEqual([]);
  });

  it.each(['someone/else', 'no-slash', '../../etc/passwd', 'a/b/c'])('is not found under %s', async (name) => {
    const { hub } = await started();
    const store = new ModelStore(join(folder(), 'models'));
    const failure = { name: 'model-download-failed', why: 'not-found' };
    expect(await store.addFromHub(name, hub, watched())).toEqual({ ok: false, failure });
    expect(leftovers(store)).toEqual([]);
  });

  it('is said not to be reached where nobody answers', async () => {
    const running = await started();
    await running.close();
    const { hub } = running;
    const store = new ModelStore(join(folder(), 'models'));
    const failure = { name: 'model-download-failed', why: 'no-connection' };
    expect(await store.addFromHub(NAME, hub, watched())).toEqual({ ok: false, failure });
  });

  it('leaves nothing where it is cancelled', async () => {
    const { hub } = await started();
    const store = new ModelStore(join(folder(), 'models'));
    const abort = new AbortController();
    const cancelled = await store.addFromHub(NAME, hub, { signal: abort.signal, onProgress: () => abort.abort() });
    expect(cancelled).toEqual({ ok: false, failure: { name: 'model-install-cancelled' } });
    expect(leftovers(store)).toEqual([]);
  });

  it('is no Whisper where its networks are not', async () => {
    const source = join(folder(), 'other');
    cpSync(TINY, source, { recursive: true });
    writeFileSync(join(source, DECODER), 'no network');
    const { hub } = await started({}, source);
    const store = new ModelStore(join(folder(), 'models'));
    const failure = { name: 'model-not-whisper', file: DECODER };
    expect(await store.addFromHub(NAME, hub, watched())).toEqual({ ok: false, failure });
  });
});
