import type { EngineState, EngineTimings, Heard, HeardSegment } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import type { TextSpan } from '../core/text-span';
import type { FromEngine } from './protocol';

/**
 * What the engine's process sent, looked at before it is believed: one whose memory went wrong may send anything.
 *
 * @returns the message, or `undefined` where it is none of the protocol's
 */
export function parseFromEngine(message: unknown): FromEngine | undefined {
  return isFromEngine(message) ? message : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

function isFromEngine(message: unknown): message is FromEngine {
  if (!isFields(message)) return false;
  switch (message['kind']) {
    case 'beat':
      return true;
    case 'state':
      return isState(message['state']);
    case 'loaded':
      return isResult(message['result'], () => true);
    case 'taken':
      return isAmount(message['id']) && isAmount(message['samples']);
    case 'preview':
      return isAmount(message['id']) && isText(message['text']);
    case 'heard':
      return isAmount(message['id']) && isResult(message['result'], isHeard);
    default:
      return false;
  }
}

function isState(value: unknown): value is EngineState {
  if (!isFields(value)) return false;
  switch (value['kind']) {
    case 'unloaded':
      return true;
    case 'loading':
      return isAmount(value['fraction']);
    case 'ready':
      return isText(value['model']);
    case 'failed':
      return isFailure(value['failure']);
    default:
      return false;
  }
}

function isResult(value: unknown, isValue: Check): boolean {
  if (!isFields(value)) return false;
  if (value['ok'] === true) return isValue(value['value']);
  return value['ok'] === false && isFailure(value['failure']);
}

function isFailure(value: unknown): value is EngineFailure {
  if (!isFields(value)) return false;
  switch (value['name']) {
    case 'engine-died':
    case 'engine-hung':
      return true;
    case 'engine-failed':
      return isText(value['detail']);
    case 'model-missing':
    case 'model-corrupt':
      return isText(value['file']);
    default:
      return false;
  }
}

/** Its shape and no more: a doubt that is a letter off is no reason to lose the words. The history looks closer (`parseDoubts`). */
const SPAN = checksOf<TextSpan>({ start: isAmount, end: isAmount });

const SEGMENT = checksOf<HeardSegment>({
  startMs: isAmount,
  endMs: isAmount,
  text: isText,
  doubts: (value) => Array.isArray(value) && value.every((span) => has(span, SPAN)),
  averageLogProb: isNumber,
  noSpeechProbability: isNumber,
  compressionRatio: isNumber,
  window: isText,
});

const TIMINGS = checksOf<EngineTimings>({
  vadMs: isAmount,
  featuresMs: isAmount,
  encodeMs: isAmount,
  decodeMs: isAmount,
  decodeSteps: isAmount,
  encodeAfterReleaseMs: isAmount,
  decodeAfterReleaseMs: isAmount,
  afterReleaseMs: isAmount,
});

const HEARD = checksOf<Heard>({
  text: isText,
  language: isText,
  segments: (value) => Array.isArray(value) && value.every((segment) => has(segment, SEGMENT)),
  speechMs: isAmount,
  peakSpeechProbability: isNumber,
  timings: (value) => has(value, TIMINGS),
});

function isHeard(value: unknown): value is Heard {
  return has(value, HEARD);
}

type Checks = readonly (readonly [string, Check])[];

/** A check for every field, in a row: somebody waits. */
function checksOf<T>(checks: Readonly<Record<keyof T, Check>>): Checks {
  return Object.entries<Check>(checks);
}

function has(value: unknown, checks: Checks): boolean {
  return isFields(value) && checks.every(([name, check]) => check(value[name]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Infinity is a number too: the logarithm of nothing. Not-a-number is none. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
