import { samplesToMs } from '../core/audio';
import type { Engine, Heard } from '../core/engine';
import type { Failure } from '../core/failure';
import { failureText } from '../core/failure-text';
import { judge, type RejectionRule, rejectionText } from '../core/judgement';
import { counted, hearRecording } from '../core/redo';
import { fail, type Result, succeed } from '../core/result';
import { DEFAULT_SETTINGS, limitsOf } from '../core/settings';
import type { TranscribeCommand } from './arguments';
import { printFailure, printLine, printNote } from './console';
import { fileFailure } from '../storage/whole-sound';
import { openSound } from './sound-file';

interface Transcript {
  readonly heard: Heard;
  readonly verdict: RejectionRule | 'valid';
  readonly durationMs: number;
  readonly ms: number;
}

/** `dictum transcribe`: a line for each file, in order. Returns the exit code. */
export async function runTranscribe(command: TranscribeCommand, engine: Engine): Promise<number> {
  const loaded = await engine.load();
  if (!loaded.ok) {
    printFailure(loaded.failure);
    return 1;
  }
  let failures = 0;
  for (const file of command.files) {
    const transcript = await transcribeFile(file, command.language, engine);
    if (!transcript.ok) failures++;
    if (command.json) printLine(JSON.stringify({ file, ...asJson(transcript) }));
    if (!transcript.ok) printFailure(transcript.failure, file);
    else if (!command.json) printTranscript(file, transcript.value);
  }
  return failures === 0 ? 0 : 1;
}

async function transcribeFile(file: string, language: string, engine: Engine): Promise<Result<Transcript, Failure>> {
  const sound = await openSound(file);
  if (!sound.ok) return fail(sound.failure);
  const startedMs = performance.now();
  let samples = 0;
  const counting = counted(sound.value, (count) => (samples += count));
  try {
    const heard = await hearRecording(counting, { language }, engine);
    if (!heard.ok) return fail(heard.failure);
    return succeed({
      heard: heard.value,
      verdict: judge(heard.value, limitsOf(DEFAULT_SETTINGS)),
      durationMs: samplesToMs(samples),
      ms: performance.now() - startedMs,
    });
  } catch (error) {
    return fail(fileFailure(error));
  }
}

/** A text that the app would not deliver is not printed either: its line is empty, and the reason is a note. */
function printTranscript(file: string, { heard, verdict }: Transcript): void {
  printLine(verdict === 'valid' ? heard.text : '');
  if (verdict === 'valid') return;
  printNote(`dictum: ${file}: ${rejectionText(verdict)}.${heard.text === '' ? '' : ' --json shows them.'}`);
}

function asJson(transcript: Result<Transcript, Failure>): object {
  if (!transcript.ok) return { failure: { ...transcript.failure, ...failureText(transcript.failure) } };
  const { heard, verdict, durationMs, ms } = transcript.value;
  const { text, language, speechMs, segments } = heard;
  return { text, language, verdict, durationMs, speechMs, ms, segments };
}
