import type { Engine, Heard } from '../core/engine';
import type { Failure } from '../core/failure';
import { judge, type RejectionRule } from '../core/judgement';
import { hearRecording } from '../core/redo';
import { DEFAULT_SETTINGS, limitsOf } from '../core/settings';
import type { ValidationLimits } from '../core/validation';
import { diskReasonOf } from './disk-reason';
import { removeFile, removeMarked } from './remove-file';
import { removeStale, writeTemporaryFile } from './temporary-files';
import { readWavFile } from './wav-file';

export interface VoiceInputOptions {
  readonly engine: Engine;
  /** For temporary files; made where it isn't there. */
  readonly folder: string;
  /** What a text must have; by default the app's own settings. */
  readonly limits?: ValidationLimits;
}

export interface VoiceInput {
  /**
   * The text spoken in a WAV of any common PCM kind. The sound goes through a temporary file that is gone afterwards,
   * whatever happened. Any number of calls at once.
   *
   * @param audio bytes of a whole WAV file
   * @param language Whisper's code, or `auto`
   * @returns the text; rejects with `VoiceInputError` only
   */
  transcribe(audio: Uint8Array, language?: string): Promise<string>;
}

/** Why there is no text: a failure by name, or the rule by which a text was turned down. */
export type VoiceInputFailure = Failure | { readonly name: 'text-rejected'; readonly rule: RejectionRule };

export class VoiceInputError extends Error {
  override readonly name = 'VoiceInputError';

  constructor(
    readonly failure: VoiceInputFailure,
    options?: ErrorOptions,
  ) {
    super(failure.name === 'text-rejected' ? `text-rejected: ${failure.rule}` : failure.name, options);
  }
}

const KIND = 'voice-input';

export function createVoiceInput({ engine, folder, limits }: VoiceInputOptions): VoiceInput {
  let tidied: Promise<void> | undefined;
  return {
    async transcribe(audio, language = 'en') {
      await (tidied ??= tidy(folder));
      const path = await writeSound(folder, audio);
      try {
        const heard = await hearFile(path, language, engine);
        const rule = judge(heard, limits ?? limitsOf(DEFAULT_SETTINGS));
        if (rule !== 'valid') throw new VoiceInputError({ name: 'text-rejected', rule });
        return heard.text.trim();
      } finally {
        await removeFile(path);
      }
    },
  };
}

/** What a killed process left, and what could not be deleted then. */
async function tidy(folder: string): Promise<void> {
  await removeMarked(folder);
  await removeStale(folder, KIND);
}

async function writeSound(folder: string, audio: Uint8Array): Promise<string> {
  try {
    return await writeTemporaryFile(folder, KIND, 'wav', audio);
  } catch (error) {
    throw diskError(error);
  }
}

async function hearFile(path: string, language: string, engine: Engine): Promise<Heard> {
  const frames = await readWavFile(path);
  if (!frames.ok) throw new VoiceInputError(frames.failure);
  const heard = await hear(watched(frames.value), language, engine);
  if (!heard.ok) throw new VoiceInputError(heard.failure);
  return heard.value;
}

/** An engine that throws breaks its contract; the caller still gets a named error, and the file goes. */
async function hear(
  frames: AsyncIterable<Int16Array>,
  language: string,
  engine: Engine,
): ReturnType<typeof hearRecording> {
  try {
    return await hearRecording(frames, { language }, engine);
  } catch (error) {
    if (error instanceof VoiceInputError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new VoiceInputError({ name: 'engine-failed', detail }, { cause: error });
  }
}

/** The frames; a disk that fails while they are read is told from an engine that does. */
async function* watched(frames: AsyncIterable<Int16Array>): AsyncGenerator<Int16Array> {
  try {
    yield* frames;
  } catch (error) {
    throw diskError(error);
  }
}

function diskError(error: unknown): VoiceInputError {
  return new VoiceInputError({ name: 'recording-failed', reason: diskReasonOf(error) }, { cause: error });
}
