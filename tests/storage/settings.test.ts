import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../core/settings';
import { FILES } from '../../core/tuning';
import { openSettings, type SettingsStore } from '../../storage/settings';
import { temporaryFolders } from './temp-folder';

const newFolder = temporaryFolders();
const DONE = { ok: true, value: undefined };

function newFile(content?: string | Uint8Array): string {
  const file = join(newFolder(), 'settings.json');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

async function open(file: string): Promise<SettingsStore> {
  const { settings, trouble } = await openSettings({ file });
  expect(trouble).toBeUndefined();
  return settings;
}

function fieldsIn(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('the settings', () => {
  it('are the defaults where there is no file, and reading makes none', async () => {
    const file = join(newFolder(), 'data', 'settings.json');
    expect((await open(file)).current()).toEqual(DEFAULT_SETTINGS);
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  it('hold a change at once, and in the file when it resolves', async () => {
    const file = join(newFolder(), 'data', 'settings.json');
    const settings = await open(file);
    const changed = settings.change({ language: 'de', minWords: 2 });
    expect(settings.current()).toEqual({ ...DEFAULT_SETTINGS, language: 'de', minWords: 2 });
    expect(await changed).toEqual(DONE);
    expect(await settings.change({ minWords: 3 })).toEqual(DONE);
    expect((await open(file)).current()).toEqual({ ...DEFAULT_SETTINGS, language: 'de', minWords: 3 });
    expect(readdirSync(join(file, '..'))).toEqual(['settings.json']);
  });

  it('keep fields of another version, and values that this one does not know', async () => {
    const file = newFile('{ "theme": "sepia", "mood": { "a": [1] }, "__proto__": 1, "language": "fr" }');
    const settings = await open(file);
    expect(settings.current()).toEqual({ ...DEFAULT_SETTINGS, language: 'fr' });
    expect(await settings.change({ paste: false })).toEqual(DONE);
    expect(Object.entries(fieldsIn(file) as object)).toEqual([
      ['theme', 'sepia'],
      ['mood', { a: [1] }],
      ['__proto__', 1],
      ['language', 'fr'],
      ['paste', false],
    ]);
  });

  it('take a file with a byte order mark', async () => {
    expect((await open(newFile('\uFEFF{ "language": "fr" }'))).current().language).toBe('fr');
  });

  it('hold all of many changes at once', async () => {
    const file = newFile();
    const settings = await open(file);
    const results = await Promise.all([
      settings.change({ language: 'de' }),
      settings.change({ paste: false }),
      settings.change({ language: 'fr' }),
      ...Array.from({ length: 20 }, (_, index) => settings.change({ minWords: 1 + index })),
    ]);
    expect(results).toEqual(results.map(() => DONE));
    expect(fieldsIn(file)).toEqual({ language: 'fr', paste: false, minWords: 20 });
    expect(readdirSync(join(file, '..'))).toEqual(['settings.json']);
  });

  it.runIf(process.platform !== 'win32')('stay behind a link, for this user’s eyes only', async () => {
    const file = newFile('{}');
    const link = join(newFolder(), 'settings.json');
    symlinkSync(file, link);
    expect(await (await open(link)).change({ paste: false })).toEqual(DONE);
    expect(fieldsIn(file)).toEqual({ paste: false });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });

  it('are never read half written', async () => {
    const file = newFile('{}');
    const settings = await open(file);
    let writing = true;
    const written = Promise.all(
      Array.from({ length: 50 }, (_, index) => settings.change({ microphoneId: 'x'.repeat(1 + index * 5) })),
    ).finally(() => (writing = false));
    let reads = 0;
    while (writing) {
      expect(fieldsIn(file)).toBeTypeOf('object');
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await written;
    expect(reads).toBeGreaterThan(10);
  });
});

describe('a settings file of garbage', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['half of it', '{ "language": "de", "pas'],
    ['a list', '[]'],
    ['a number', '42'],
    ['null', 'null'],
    ['bytes', Uint8Array.from({ length: 500 }, (_, index) => (index * 89) % 256)],
    ['zeros, as after a power failure', new Uint8Array(300)],
    ['UTF-16', Buffer.from('{ "language": "de" }', 'utf16le')],
    ['far too much', `{ "a": "${'x'.repeat(FILES.maxSettingsBytes)}" }`],
    ['brackets without end', '['.repeat(100_000)],
  ])('is set aside as it is, and the defaults hold: %s', async (_, content) => {
    const file = newFile(content);
    const { settings, trouble } = await openSettings({ file });
    if (trouble?.name !== 'settings-set-aside') throw new Error('not set aside');
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
    expect(trouble.file).toMatch(/^settings\.damaged-\d{8}T\d{6}\.json$/);
    expect(readFileSync(join(file, '..', trouble.file)).equals(Buffer.from(content))).toBe(true);
    expect(await settings.change({ paste: false })).toEqual(DONE);
    expect((await open(file)).current()).toEqual({ ...DEFAULT_SETTINGS, paste: false });
  });
});

describe('a settings file that the disk does not give', () => {
  it('is not written over; once it can be read, its fields and the changes hold', async () => {
    const file = newFile();
    // A folder in its place stands for a file that can't be read: the same for every user.
    mkdirSync(join(file, 'inside'), { recursive: true });
    const { settings, trouble } = await openSettings({ file });
    expect(trouble).toEqual({ name: 'settings-failed', reason: 'other' });
    expect(await settings.change({ paste: false })).toEqual({ ok: false, failure: trouble });
    expect(settings.current()).toEqual({ ...DEFAULT_SETTINGS, paste: false });
    expect(readdirSync(file)).toEqual(['inside']);
    rmSync(file, { recursive: true });
    writeFileSync(file, '{ "language": "de" }');
    expect(await settings.change({ minWords: 2 })).toEqual(DONE);
    expect(fieldsIn(file)).toEqual({ language: 'de', paste: false, minWords: 2 });
  });

  it('with a file in the folder’s place, says so and holds changes in memory', async () => {
    const blocked = newFile('not a folder');
    const { settings } = await openSettings({ file: join(blocked, 'settings.json') });
    expect(await settings.change({ paste: false })).toMatchObject({ ok: false, failure: { name: 'settings-failed' } });
    expect(settings.current().paste).toBe(false);
  });
});
