import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../core/snapshot';
import { trayState } from '../../electron/tray-state';

const QUIET: Snapshot = {
  phase: { kind: 'ready' },
  engine: { kind: 'ready', model: 'whisper-base' },
  last: undefined,
  troubles: [],
  recovered: 0,
};

describe('the icon in the tray', () => {
  it('shows what is going on', () => {
    const phases: readonly Snapshot['phase'][] = [
      { kind: 'ready' },
      { kind: 'starting', sessionId: 'a' },
      { kind: 'listening', sessionId: 'a', sinceMs: 0 },
      { kind: 'thinking', sessionId: 'a' },
      { kind: 'done', entryId: 'a' },
    ];
    expect(phases.map((phase) => trayState({ ...QUIET, phase }))).toEqual([
      'ready',
      'listening',
      'listening',
      'thinking',
      'ready',
    ]);
  });

  it('shows trouble, but not over a dictation', () => {
    const troubled: Snapshot = { ...QUIET, troubles: [{ name: 'microphone-denied' }] };
    expect(trayState(troubled)).toBe('error');
    expect(trayState({ ...QUIET, engine: { kind: 'failed', failure: { name: 'engine-died' } } })).toBe('error');
    expect(trayState({ ...troubled, phase: { kind: 'listening', sessionId: 'a', sinceMs: 0 } })).toBe('listening');
  });
});
