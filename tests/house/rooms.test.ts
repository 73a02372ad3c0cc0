import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { roomRules } from '../../eslint.rooms.mjs';

// Only the import table, and only the text given here: no type information, so that nothing is read from disk.
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } }, ...roomRules],
});

async function refused(room: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import { x } from '${imported}';\nx();\n`, { filePath: `${room}/probe.ts` });
  return (result?.messages ?? []).some((message) => message.ruleId === 'no-restricted-imports');
}

const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  core: [
    'node:fs',
    'fs',
    'electron',
    'react',
    '../storage/history',
    '../engine/vad',
    '../electron/main',
    '../cli/dictum',
    '../renderer/main',
    'tmp',
  ],
  storage: [
    'electron',
    'node:http',
    '../engine/local-engine',
    '../electron/main',
    '../renderer/main',
    '../cli/dictum',
    'onnxruntime-node',
    'react',
  ],
  engine: [
    'node:https',
    'net',
    'node:dns/promises',
    'electron',
    '../storage/history',
    '../electron/main',
    '../renderer/main',
    '../cli/dictum',
    'tmp',
    'react',
  ],
  electron: [
    'node:net',
    '../renderer/main',
    '../cli/dictum',
    'react',
    'onnxruntime-node',
    '../engine/local-engine',
    '../engine/vad',
  ],
  cli: ['node:tls', 'electron', '../electron/main', '../electron/ipc/contract', '../renderer/main', 'react'],
  renderer: [
    'electron',
    'node:fs',
    '../storage/history',
    '../engine/vad',
    '../electron/main',
    '../electron/preload',
    '../cli/dictum',
  ],
  'electron/ipc': ['../../renderer/main', '../../cli/dictum', '../../engine/local-engine'],
  'renderer/capture': ['node:path', '../../electron/main', '../../storage/history'],
};

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: ['./audio', '../core/audio'],
  storage: ['../core/audio', 'node:fs', './history', 'tmp', '@photostructure/sqlite'],
  engine: ['../core/engine', 'node:path', './vad', '@huggingface/transformers', 'onnxruntime-node'],
  electron: [
    'electron',
    '../core/controller',
    '../storage/history',
    '../engine/remote-engine',
    './ipc/contract',
    'uiohook-napi',
    'node:path',
  ],
  cli: ['../core/engine', '../storage/wav-file', '../engine/local-engine', 'node:util'],
  renderer: ['../core/settings', '../electron/ipc/contract', 'react', 'react-aria-components', 'lucide-react', './app'],
  'electron/ipc': ['../../core/settings', '../windows/main-window', 'electron'],
  'renderer/capture': ['../../core/audio', '../../electron/ipc/contract', './frames'],
};

describe('the import table', () => {
  for (const [room, imports] of Object.entries(FORBIDDEN)) {
    it(`refuses in ${room}/ what belongs elsewhere`, async () => {
      for (const imported of imports) expect([imported, await refused(room, imported)]).toEqual([imported, true]);
    });
  }

  for (const [room, imports] of Object.entries(ALLOWED)) {
    it(`allows in ${room}/ what it needs`, async () => {
      for (const imported of imports) expect([imported, await refused(room, imported)]).toEqual([imported, false]);
    });
  }

  it('covers every room', () => {
    expect(Object.keys(FORBIDDEN)).toEqual(
      expect.arrayContaining(['core', 'storage', 'engine', 'electron', 'cli', 'renderer']),
    );
  });
});
