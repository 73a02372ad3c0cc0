import { isRecord } from './is-record';

/** Whisper as it comes with the app: always there, and used where a chosen one is not. */
export const EMBEDDED_MODEL = 'whisper-base';

/** Where in the app's data folder the installed ones are. */
export const MODELS_FOLDER = 'models';

/** In each installed model's folder: what was installed. Written last, so that a folder with it is whole. */
export const MANIFEST_FILE = 'dictum-model.json';

/** Why an encoder keeps Whisper's 30 s window. */
export type FullWindowReason = 'no-position-table' | 'old-operators' | 'hidden-shape';

/** How much sound the encoder takes: as much as there is, or 30 s always. */
export type ModelWindow = { readonly kind: 'short' } | { readonly kind: 'full'; readonly why: FullWindowReason };

/** An installed model. */
export interface Model {
  /** Its folder's name, and what the user sees. */
  readonly name: string;
  readonly window: ModelWindow;
  /** Whether it knows English only. */
  readonly isEnglishOnly: boolean;
  /** Size of each file that is read, in bytes, by its path in the model's folder. */
  readonly files: Readonly<Record<string, number>>;
  /** Paths of the two networks, among `files`. */
  readonly encoder: string;
  readonly decoder: string;
}

/** A model's name is a folder's name on every system, and nothing else. */
export function isModelName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9])?$/.test(name);
}

export function sizeBytesOf(model: Model): number {
  return Object.values(model.files).reduce((sum, bytes) => sum + bytes, 0);
}

/** Reads what a manifest holds; `undefined` where it is none. */
export function parseModel(value: unknown): Model | undefined {
  if (!isRecord(value)) return undefined;
  const { name, isEnglishOnly, encoder, decoder } = value;
  const files = parseFiles(value['files']);
  const window = parseWindow(value['window']);
  if (!isModelName(name) || typeof isEnglishOnly !== 'boolean' || files === undefined || window === undefined)
    return undefined;
  if (typeof encoder !== 'string' || typeof decoder !== 'string') return undefined;
  if (files[encoder] === undefined || files[decoder] === undefined) return undefined;
  return { name, window, isEnglishOnly, files, encoder, decoder };
}

function parseWindow(value: unknown): ModelWindow | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, why } = value;
  if (kind === 'short') return { kind };
  const isReason = why === 'no-position-table' || why === 'old-operators' || why === 'hidden-shape';
  return kind === 'full' && isReason ? { kind, why } : undefined;
}

/** No path leads out of the model's folder. */
function parseFiles(value: unknown): Model['files'] | undefined {
  if (!isRecord(value)) return undefined;
  const isFile = ([path, bytes]: [string, unknown]): boolean =>
    /^(?:onnx\/)?[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(path) && typeof bytes === 'number' && Number.isSafeInteger(bytes);
  return Object.entries(value).every(isFile) ? (value as Model['files']) : undefined;
}
