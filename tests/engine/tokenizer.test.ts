import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadTokenizer } from '../../engine/tokenizer';
import { MODELS } from './fixture-sound';

const FOLDER = join(MODELS, 'whisper-base');
const BLANK = 220;
/** “ that” in GPT-2's vocabulary. */
const THAT = 300;

/** A copy of the pack's tokenizer with other merges. */
function packWith(change: (merges: readonly string[]) => readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-tokenizer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(FOLDER, 'tokenizer_config.json'), join(folder, 'tokenizer_config.json'));
  const json = JSON.parse(readFileSync(join(FOLDER, 'tokenizer.json'), 'utf8')) as { model: { merges: string[] } };
  const model = { ...json.model, merges: change(json.model.merges) };
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ ...json, model }));
  return folder;
}

describe('the tokenizer', () => {
  it.each([
    ['the pack’s own, which lacks the first merge', () => FOLDER],
    ['one with merges in pairs', () => packWith((merges) => merges.map((merge) => merge.split(' ')))],
    ['one that has it', () => packWith((merges) => ['Ġ t', ...merges])],
  ])('%s gives a word that begins with t as the model knows it', async (_, folder) => {
    const tokenizer = await loadTokenizer(folder());
    const encode = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false });
    expect(encode(' that')).toEqual([THAT]);
    const tokens = encode(' He told Tim that two thousand trees, too, were theirs.');
    expect(tokens).not.toContain(BLANK);
    expect(tokenizer.decode(tokens)).toBe(' He told Tim that two thousand trees, too, were theirs.');
  });

  it('is refused where the files are not there', async () => {
    await expect(loadTokenizer(join(FOLDER, 'nowhere'))).rejects.toThrow('ENOENT');
  });
});
