import type { BenchRow } from '../../core/model-bench/bench-models';
import type { BenchOver, BenchRunning, BenchView } from '../../core/model-bench/bench-view';
import type { Model } from '../../core/model';
import type { AppInfo } from '../../electron/ipc/contract';

/** Comparisons of models as the main process shows them. */

const FILES = { files: { 'onnx/e.onnx': 240e6, 'onnx/d.onnx': 8e6 }, encoder: 'onnx/e.onnx', decoder: 'onnx/d.onnx' };
export const SMALL: Model = { name: 'whisper-small', window: { kind: 'short' }, isEnglishOnly: false, ...FILES };
export const BROKEN: Model = { name: 'whisper-broken', window: { kind: 'short' }, isEnglishOnly: false, ...FILES };

function heard(name: string, wer: number, meanMs: number): BenchRow {
  return { kind: 'heard', bench: { name, wer, words: 74, meanMs, clipMs: 6_672 } };
}

const BASE_ROW = heard('whisper-base', 5.26, 187);
const SMALL_ROW = heard('whisper-small', 1.32, 640);
const BROKEN_ROW: BenchRow = {
  kind: 'failed',
  name: 'whisper-broken',
  failure: { name: 'model-corrupt', file: 'onnx/e.onnx' },
};

export const COMPARING: BenchRunning = {
  kind: 'running',
  model: 'whisper-small',
  number: 2,
  models: 3,
  fraction: 0.5,
  rows: [BASE_ROW],
};
export const COMPARED: BenchOver = {
  kind: 'over',
  ending: 'finished',
  rows: [BASE_ROW, SMALL_ROW, BROKEN_ROW],
  recommended: { name: 'whisper-small', why: 'best' },
};
export const STOPPED: BenchOver = { kind: 'over', ending: 'dictation', rows: [BASE_ROW], recommended: undefined };
export const MEASURED_ALONE: BenchOver = {
  kind: 'over',
  ending: 'finished',
  rows: [BASE_ROW],
  recommended: { name: 'whisper-base', why: 'best' },
};

/** Three models, and how far their comparison is. */
export function comparison(bench: BenchView): { readonly info: Partial<AppInfo> } {
  return { info: { models: { installed: [SMALL, BROKEN], adding: undefined }, bench } };
}
