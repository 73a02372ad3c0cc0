import { isExportFormat } from '../../core/export';
import { isSettingsChange } from '../../core/settings';
import { MESSAGE } from '../../core/tuning';
import type { CommandName, Commands } from './contract';

/** Reads a command's input out of anything at all; `undefined` in `parsed` is a value, a missing `parsed` means junk. */
type Parse<Input> = (input: unknown) => { readonly parsed: Input } | undefined;

type Inputs = { readonly [Name in CommandName]: Parse<Commands[Name]['input']> };

const nothing: Parse<undefined> = (input) => (input === undefined ? { parsed: undefined } : undefined);

const entryId: Parse<{ id: string }> = (input) =>
  isRecord(input) && isShortText(input['id'], MESSAGE.maxIdCharacters) ? { parsed: { id: input['id'] } } : undefined;

const modelName: Parse<{ name: string }> = (input) =>
  isRecord(input) && isShortText(input['name'], MESSAGE.maxModelNameCharacters)
    ? { parsed: { name: input['name'] } }
    : undefined;

/** What each command takes. The compiler names a command that is missing here. */
export const INPUTS: Inputs = {
  'dictation:start': nothing,
  'dictation:stop': nothing,
  'dictation:cancel': nothing,
  'dictation:retry': entryId,
  'history:list': (input) => {
    if (!isRecord(input)) return undefined;
    const { search, limit, beforeMs } = input;
    if (typeof search !== 'string' || search.length > MESSAGE.maxSearchCharacters) return undefined;
    if (!isWhole(limit) || limit < 1 || limit > MESSAGE.maxPageEntries) return undefined;
    if (beforeMs === undefined) return { parsed: { search, limit } };
    return typeof beforeMs === 'number' && Number.isFinite(beforeMs)
      ? { parsed: { search, limit, beforeMs } }
      : undefined;
  },
  'history:remove': entryId,
  'history:remove-all': nothing,
  'history:copy': entryId,
  'history:export': (input) =>
    isRecord(input) && isExportFormat(input['format']) ? { parsed: { format: input['format'] } } : undefined,
  'history:sound': entryId,
  'models:add': nothing,
  'models:download': modelName,
  'models:cancel': nothing,
  'models:remove': modelName,
  'bench:start': nothing,
  'bench:stop': nothing,
  'settings:change': (input) => (isSettingsChange(input) ? { parsed: input } : undefined),
  'encryption:look': nothing,
  'trouble:dismiss': (input) =>
    isRecord(input) && isShortText(input['name'], MESSAGE.maxIdCharacters)
      ? { parsed: { name: input['name'] } }
      : undefined,
  'engine:reload': nothing,
  'app:open': nothing,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShortText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}
