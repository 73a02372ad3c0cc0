import type { Line, News, Wishes } from '../../core/line';
import { FakeClock } from './clock';
import { FakeDeliverer } from './ends';
import { FakeEngine } from './engine';
import { FakeHistory, FakeRecordings } from './storage';

export const WISHES: Wishes = {
  hearing: { language: 'en' },
  limits: { minCharacters: 1, minWords: 1 },
  paste: false,
  keepRecording: true,
  keepNothing: false,
};

/** A line of fakes that all write to one log, so that a test can see the order of things. */
export interface FakeLine extends Line {
  readonly recordings: FakeRecordings;
  readonly engine: FakeEngine;
  readonly history: FakeHistory;
  readonly deliverer: FakeDeliverer;
  readonly clock: FakeClock;
  readonly log: string[];
  readonly news: News[];
}

export function fakeLine(
  parts: Partial<Pick<FakeLine, 'recordings' | 'engine' | 'history' | 'deliverer'>> = {},
): FakeLine {
  const log: string[] = [];
  const news: News[] = [];
  const line = {
    recordings: new FakeRecordings(log),
    engine: new FakeEngine(undefined, log),
    history: new FakeHistory(log),
    deliverer: new FakeDeliverer(log),
    clock: new FakeClock(),
    log,
    news,
    report: (_sessionId: string, item: News) => void news.push(item),
  };
  return { ...line, ...parts };
}
