import type { EntryOutcome } from '../core/entry';
import type { EngineFailure } from '../core/failure';
import type { RejectionRule } from '../core/judgement';

/** The compiler names a rule that is missing. */
const RULES: Readonly<Record<RejectionRule, true>> = {
  'no-speech': true,
  'no-text': true,
  'too-short': true,
  'too-few-words': true,
  unsure: true,
  repetition: true,
};

/** Each engine failure, with the field it carries besides its name. */
const FAILURES: Readonly<Record<EngineFailure['name'], 'file' | 'detail' | undefined>> = {
  'model-missing': 'file',
  'model-corrupt': 'file',
  'engine-died': undefined,
  'engine-hung': undefined,
  'engine-failed': 'detail',
};

/** An outcome out of its JSON; `undefined` for whatever was not written by this version. */
export function parseOutcome(json: unknown): EntryOutcome | undefined {
  const value = parseJsonObject(json);
  switch (value?.['kind']) {
    case 'accepted':
    case 'cancelled':
      return { kind: value['kind'] };
    case 'rejected':
      return isRule(value['rule']) ? { kind: 'rejected', rule: value['rule'] } : undefined;
    case 'failed':
      return isFailure(value['failure']) ? { kind: 'failed', failure: value['failure'] } : undefined;
    default:
      return undefined;
  }
}

function isRule(value: unknown): value is RejectionRule {
  return typeof value === 'string' && Object.hasOwn(RULES, value);
}

function isFailure(value: unknown): value is EngineFailure {
  if (!isObject(value) || !isFailureName(value['name'])) return false;
  const field = FAILURES[value['name']];
  return field === undefined || typeof value[field] === 'string';
}

function isFailureName(value: unknown): value is EngineFailure['name'] {
  return typeof value === 'string' && Object.hasOwn(FAILURES, value);
}

/** The object in a text of JSON; `undefined` where there is none. */
export function parseJsonObject(json: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = typeof json === 'string' ? JSON.parse(json) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
