import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, isSettingsChange, parseSettings, type Settings } from '../../core/settings';
import { openSettings } from '../../storage/settings';
import { parseSettingsText } from '../../storage/settings-text';
import { OTHER_SETTINGS } from '../core/other-settings';
import { temporaryFolders } from './temp-folder';

const INPUTS = 100_000;
/** The same through real files, which are slower. */
const FILE_INPUTS = 2_000;

const NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

const value = fc.oneof(
  fc.constantFrom(...NAMES.map((name) => OTHER_SETTINGS[name]), null, -1, 1.5, 1e9, '', [], {}),
  fc.jsonValue(),
);
const fields = fc.dictionary(fc.constantFrom(...NAMES, 'other', '__proto__', 'constructor'), value, { maxKeys: 8 });

/** A real file's text, with a few characters changed, and cut now and then. */
const REAL = `\uFEFF${JSON.stringify(OTHER_SETTINGS, undefined, 2)}\n`;
const character = fc.constantFrom(...Array.from('{}[]":,0e-\\ \n\uFEFF'), 'true', 'null', '"theme":', '\u0000', 'é');
const edits = fc.array(fc.tuple(fc.nat(REAL.length), fc.nat(3), character), { maxLength: 3 });
const changed = fc
  .tuple(edits, fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(REAL.length)))
  .map(([wanted, cut]) =>
    wanted
      .reduce((text, [at, drop, put]) => text.slice(0, at) + put + text.slice(at + drop), REAL)
      .slice(0, REAL.length - cut),
  );
const text = fc.oneof(
  { weight: 5, arbitrary: changed },
  { weight: 4, arbitrary: fields.map((given) => JSON.stringify(given)) },
  { weight: 1, arbitrary: fc.oneof(fc.json(), fc.string()) },
);

function expectUsable({ settings, repaired }: ReturnType<typeof parseSettings>): void {
  if (!isSettingsChange(settings) || Object.keys(settings).length !== NAMES.length) throw new Error('not settings');
  if (!repaired.every((name) => NAMES.includes(name as keyof Settings))) throw new Error('repaired what is no setting');
  if (parseSettings(settings).repaired.length > 0) throw new Error('not stable');
}

it('gives usable settings, or calls the text garbage, whatever the text', { timeout: 180_000 }, () => {
  const seen = { garbage: 0, fields: 0 };
  const repairs = new Map<string, number>();
  const taken = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string): unknown => counts.set(name, (counts.get(name) ?? 0) + 1);
  const check = (given: string): void => {
    const found = parseSettingsText(given);
    seen[found === undefined ? 'garbage' : 'fields'] += 1;
    const parsed = parseSettings(found);
    expectUsable(parsed);
    for (const name of parsed.repaired) count(repairs, name);
    for (const name of NAMES) if (parsed.settings[name] !== DEFAULT_SETTINGS[name]) count(taken, name);
    // What is written back holds every field, also those that are not known.
    if (
      found !== undefined &&
      Object.keys(parseSettingsText(JSON.stringify(found)) ?? {}).length !== Object.keys(found).length
    )
      throw new Error('a field was lost');
  };
  fc.assert(fc.property(text, check), { numRuns: INPUTS });
  expect(seen.garbage).toBeGreaterThan(INPUTS / 10);
  expect(seen.fields).toBeGreaterThan(INPUTS / 3);
  for (const name of NAMES) {
    expect([name, (repairs.get(name) ?? 0) > INPUTS / 200, (taken.get(name) ?? 0) > INPUTS / 200]).toEqual([
      name,
      true,
      true,
    ]);
  }
});

it('gives usable settings for any value, not of JSON alone', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fields), (given) => expectUsable(parseSettings(given))),
    { numRuns: 10_000 },
  );
});

const newFolder = temporaryFolders();

it('sets a damaged file aside as it is and goes on, whatever the bytes', { timeout: 180_000 }, async () => {
  const folder = newFolder();
  const file = join(folder, 'settings.json');
  const seen = { aside: 0, taken: 0 };
  const bytes = fc.oneof(
    { weight: 3, arbitrary: text.map((given) => Buffer.from(given)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((given) => Buffer.from(given)) },
  );
  const check = async (given: Buffer): Promise<void> => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(file, given);
    const { settings, trouble } = await openSettings({ file });
    expectUsable({ settings: settings.current(), repaired: [] });
    if (trouble === undefined) {
      seen.taken += 1;
      expect(readdirSync(folder)).toEqual(['settings.json']);
      return;
    }
    seen.aside += 1;
    if (trouble.name !== 'settings-set-aside') throw new Error(`not set aside: ${trouble.name}`);
    expect(readdirSync(folder)).toEqual([trouble.file]);
    expect(readFileSync(join(folder, trouble.file)).equals(given)).toBe(true);
    expect(settings.current()).toEqual(DEFAULT_SETTINGS);
  };
  await fc.assert(fc.asyncProperty(bytes, check), { numRuns: FILE_INPUTS });
  expect(seen.aside).toBeGreaterThan(FILE_INPUTS / 5);
  expect(seen.taken).toBeGreaterThan(FILE_INPUTS / 5);
});
