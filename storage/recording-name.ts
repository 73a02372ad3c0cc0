import { basename } from 'node:path';

/**
 * What a recording's file name says, so that nothing else has to be read after a crash: which session it is of, when that
 * began, and which process writes it.
 */
export interface RecordingName {
  readonly sessionId: string;
  readonly startedAtMs: number;
  readonly ownerPid: number;
  readonly kind: RecordingKind;
}

/** A WAV, or encrypted sound: the name says which, so that neither is ever read as the other. */
export type RecordingKind = 'wav' | 'enc';

const NAME = /^([A-Za-z0-9-]+)\.(\d+)\.(\d+)\.[A-Za-z0-9]{6}\.(wav|enc)$/;

/** A template for the package `tmp`, which puts a unique part in place of the Xs. */
export function recordingTemplate({ sessionId, startedAtMs, ownerPid, kind }: RecordingName): string {
  return `${safeId(sessionId)}.${String(Math.round(startedAtMs))}.${String(ownerPid)}.XXXXXX.${kind}`;
}

/** `undefined` for a file that is no recording of ours. */
export function parseRecordingName(path: string): RecordingName | undefined {
  const [, sessionId, startedAtMs, ownerPid, kind] = NAME.exec(basename(path)) ?? [];
  if (sessionId === undefined) return undefined;
  return {
    sessionId,
    startedAtMs: Number(startedAtMs),
    ownerPid: Number(ownerPid),
    kind: kind === 'enc' ? 'enc' : 'wav',
  };
}

/** Ids are made by us; one that could lead out of the folder is a bug. */
function safeId(sessionId: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(sessionId)) throw new Error('a session id holds letters, digits and dashes only');
  return sessionId;
}

/** Whether a path names encrypted sound. */
export function isEncryptedRecording(path: string): boolean {
  return parseRecordingName(path)?.kind === 'enc';
}

/** The same recording's file of the other kind. */
export function ofOtherKind(path: string): string {
  return `${path.slice(0, -'wav'.length)}${isEncryptedRecording(path) ? 'wav' : 'enc'}`;
}
