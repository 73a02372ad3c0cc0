import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, type Result, succeed } from '../core/result';

/** One clip of a manifest and what is said in it. */
export interface Clip {
  readonly id: string;
  /** Path of the WAV. */
  readonly file: string;
  /** Whisper's code; `-` where nobody speaks. */
  readonly language: string;
  readonly text: string;
  /** Why the transcript may be wrong; empty where it is trusted. */
  readonly doubt: string;
}

const COLUMNS = ['id', 'file', 'language', 'text', 'doubt'] as const;

/** Language of clips in which nobody speaks. */
export const NON_SPEECH = '-';

/**
 * Reads a manifest: a table separated by tabs, column names in the first line, quotes without meaning.
 *
 * @returns the clips, their files next to the manifest; or a sentence on what is wrong
 */
export async function readManifest(path: string): Promise<Result<readonly Clip[], string>> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return fail(code === 'ENOENT' ? 'There is no such file.' : `The manifest can’t be read (${code}).`);
  }
  const [header = '', ...lines] = content.split(/\r?\n/);
  const names = header.split('\t');
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) return fail(`This is not a manifest: it has no column ${missing.join(', ')}.`);
  const folder = dirname(path);
  const clips = lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      const cell = (name: (typeof COLUMNS)[number]): string => cells[names.indexOf(name)]?.trim() ?? '';
      return {
        id: cell('id'),
        file: join(folder, cell('file')),
        language: cell('language'),
        text: cell('text'),
        doubt: cell('doubt'),
      };
    });
  return succeed(clips);
}

/** Clips of one language whose transcript is trusted. */
export function trustedClips(clips: readonly Clip[], language: string): readonly Clip[] {
  return clips.filter((clip) => clip.language === language && clip.doubt === '');
}
