import { parseArgs } from 'node:util';
import { LANGUAGES } from '../core/languages';
import { EMBEDDED_MODEL } from '../core/model';
import { fail, type Result, succeed } from '../core/result';
import { LIVE } from '../core/tuning';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | TranscribeCommand
  | BenchCommand
  | BenchLiveCommand
  | ModelsCommand;

export interface TranscribeCommand {
  readonly kind: 'transcribe';
  /** Paths as given; `-` is the standard input. */
  readonly files: readonly string[];
  /** Whisper's code, or `auto`. */
  readonly language: string;
  /** An installed model's name; `undefined` for the embedded one. */
  readonly model: string | undefined;
  readonly json: boolean;
}

export interface BenchCommand {
  readonly kind: 'bench';
  readonly manifest: string;
  readonly language: string;
  readonly model: string | undefined;
  /** Clips at most; `undefined` for all. */
  readonly limit: number | undefined;
  /** Hear the clips without speech too. */
  readonly nonspeech: boolean;
  readonly json: boolean;
}

export interface ModelsCommand {
  readonly kind: 'models';
  readonly action: (typeof MODEL_ACTIONS)[number];
  /** The folder to add, the name to remove, or the manifest to bench with; empty for a list. */
  readonly subject: string;
  /** Of a bench's clips. */
  readonly language: string;
}

/** The bench at the pace of speech. */
export interface BenchLiveCommand {
  readonly kind: 'bench-live';
  readonly manifest: string;
  readonly language: string;
  /** Clips at most; `undefined` for all. */
  readonly limit: number | undefined;
  /** How long after the last frame with speech the key comes up; each is a run of its own. */
  readonly releaseAfterMs: readonly number[];
  /** Begin in pauses. */
  readonly speculation: boolean;
  /** Play recordings of three minutes too. */
  readonly long: boolean;
  readonly json: boolean;
}

const MODEL_ACTIONS = ['list', 'add', 'remove', 'bench'] as const;

const SUBJECTS = { add: 'a folder', remove: 'a name', bench: 'a manifest' } as const;

const OPTIONS = {
  language: { type: 'string' },
  model: { type: 'string' },
  json: { type: 'boolean' },
  manifest: { type: 'string' },
  limit: { type: 'string' },
  nonspeech: { type: 'boolean' },
  live: { type: 'boolean' },
  'release-after-ms': { type: 'string' },
  'no-speculation': { type: 'boolean' },
  'no-long': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Values = Partial<Record<keyof typeof OPTIONS, string | boolean>>;

/** Options that each command knows. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  transcribe: ['language', 'model', 'json'],
  bench: ['manifest', 'language', 'model', 'limit', 'nonspeech', 'json'],
  'bench --live': ['manifest', 'language', 'limit', 'live', 'release-after-ms', 'no-speculation', 'no-long', 'json'],
  models: ['language'],
};

/**
 * What the user asks for.
 *
 * @param args the command line without `node` and the script
 * @returns the command, or a sentence on what is wrong with the line
 */
export function parseCommand(args: readonly string[]): Result<Command, string> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  if (values.help === true) return succeed({ kind: 'help' });
  if (values.version === true) return succeed({ kind: 'version' });
  const [name, ...rest] = positionals;
  if (name === undefined) return fail('A command is missing.');
  const command = name === 'bench' && values.live === true ? 'bench --live' : name;
  const known = Object.hasOwn(KNOWN, command) ? KNOWN[command] : undefined;
  if (known === undefined || name.includes(' ')) return fail(`There is no command “${name}”.`);
  const stray = Object.keys(values).find((option) => !known.includes(option));
  if (stray !== undefined) return fail(`“${command}” has no option --${stray}.`);
  const language = values.language ?? 'en';
  if (typeof language !== 'string' || !isLanguage(language, name === 'transcribe')) {
    return fail(`Whisper has no language “${String(language)}”.`);
  }
  if (name === 'models') return models(rest, language);
  return name === 'bench' ? bench(values, rest, language) : transcribe(values, rest, language);
}

function parse(args: readonly string[]): Result<{ values: Values; positionals: string[] }, string> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return succeed({ values, positionals });
  } catch (error) {
    // Node's own sentence on the option it does not know; what follows it is advice for programmers.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
    return fail(`${sentence?.replace(/\.$/, '') ?? ''}.`);
  }
}

function transcribe(values: Values, files: readonly string[], language: string): Result<Command, string> {
  if (files.length === 0) return fail('A file is missing.');
  if (files.filter((file) => file === '-').length > 1) return fail('The standard input can be read only once.');
  return succeed({ kind: 'transcribe', files, language, model: modelOf(values), json: values.json === true });
}

/** The embedded one has a name too. */
function modelOf({ model }: Values): string | undefined {
  return typeof model === 'string' && model !== EMBEDDED_MODEL ? model : undefined;
}

function models([asked, ...subjects]: readonly string[], language: string): Result<Command, string> {
  const [subject = '', second] = subjects;
  const action = MODEL_ACTIONS.find((known) => known === asked);
  if (action === undefined) return fail('“models” takes list, add, remove or bench.');
  if (second !== undefined || (action === 'list' && subject !== '')) return fail(`“models ${action}” takes less.`);
  if (action !== 'list' && subject === '') return fail(`“models ${action}” takes ${SUBJECTS[action]}.`);
  return succeed({ kind: 'models', action, subject, language });
}

function bench(values: Values, rest: readonly string[], language: string): Result<Command, string> {
  const { manifest, limit } = values;
  if (rest[0] !== undefined) return fail(`“bench” takes no files: “${rest[0]}”.`);
  if (typeof manifest !== 'string' || manifest === '') return fail('--manifest FILE is missing.');
  if (limit !== undefined && !/^[1-9]\d*$/.test(String(limit))) return fail('--limit takes a whole number from 1.');
  const common = {
    manifest,
    language,
    limit: limit === undefined ? undefined : Number(limit),
    json: values.json === true,
  };
  if (values.live !== true)
    return succeed({ kind: 'bench', ...common, model: modelOf(values), nonspeech: values.nonspeech === true });
  const after = values['release-after-ms'];
  if (after !== undefined && !/^\d{1,5}$/.test(String(after))) {
    return fail('--release-after-ms takes milliseconds, a whole number from 0.');
  }
  return succeed({
    kind: 'bench-live',
    ...common,
    releaseAfterMs: after === undefined ? LIVE.limits.map(({ releaseAfterMs }) => releaseAfterMs) : [Number(after)],
    speculation: values['no-speculation'] !== true,
    long: values['no-long'] !== true,
  });
}

function isLanguage(code: string, autoToo: boolean): boolean {
  return Object.hasOwn(LANGUAGES, code) || (autoToo && code === 'auto');
}
