import { basename } from 'node:path';

/**
 * What a recording's file name says, so that nothing else has to be read after a crash: which session it is of, when that
 * began, and which process writes it.
 */
export interface RecordingName {
  readonly sessionId: string;
  readonly startedAtMs: number;
  readonly ownerPid: number;
}

const NAME = /^([A-Za-z0-9-]+)\.(\d+)\.(\d+)\.[A-Za-z0-9]{6}\.wav$/;

/** A template for the package `tmp`, which puts a unique part in place of the Xs. */
export function recordingTemplate({ sessionId, startedAtMs, ownerPid }: RecordingName): string {
  return `${safeId(sessionId)}.${String(Math.round(startedAtMs))}.${String(ownerPid)}.XXXXXX.wav`;
}

/** `undefined` for a file that is no recording of ours. */
export function parseRecordingName(path: string): RecordingName | undefined {
  const [, sessionId, startedAtMs, ownerPid] = NAME.exec(basename(path)) ?? [];
  if (sessionId === undefined) return undefined;
  return { sessionId, startedAtMs: Number(startedAtMs), ownerPid: Number(ownerPid) };
}

/** Ids are made by us; one that could lead out of the folder is a bug. */
function safeId(sessionId: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(sessionId)) throw new Error('a session id holds letters, digits and dashes only');
  return sessionId;
}
