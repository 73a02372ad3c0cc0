import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect } from '@playwright/test';
import { test } from '../e2e/dictum';
import { filesOfAsar } from './asar';
import { SHIPPED } from './shipped-app';

const ARCHIVE = join(SHIPPED, 'resources/app.asar');

test('the shipped binary’s fuses', async () => {
  const wire = await getCurrentFuseWire(join(SHIPPED, 'dictum'));
  const state = (fuse: FuseV1Options): string => (wire[fuse] === FuseState.ENABLE ? 'on' : 'off');
  expect({
    'run as Node': state(FuseV1Options.RunAsNode),
    NODE_OPTIONS: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    '--inspect': state(FuseV1Options.EnableNodeCliInspectArguments),
    'cookie encryption': state(FuseV1Options.EnableCookieEncryption),
    'archive integrity': state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    'app from the archive only': state(FuseV1Options.OnlyLoadAppFromAsar),
  }).toEqual({
    'run as Node': 'off',
    NODE_OPTIONS: 'off',
    '--inspect': 'off',
    'cookie encryption': 'on',
    'archive integrity': 'on',
    'app from the archive only': 'on',
  });
});

test('the policy as the packed app serves it', async ({ dictum }) => {
  await dictum.launch({ clip: 'en_jfk' });
  const headers = await dictum.app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://dictum/index.html');
    return Object.fromEntries(answer.headers.entries());
  });
  const policy = (headers['content-security-policy'] ?? '').split('; ');
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "media-src 'self'", "frame-ancestors 'none'"]),
  );
  expect(policy.join()).not.toMatch(/unsafe|\*|https?:|connect-src/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('what is packed: ours, for this system alone, without source maps and without image libraries', () => {
  const packed = filesOfAsar(ARCHIVE);
  const beside = readdirSync(SHIPPED, { recursive: true, encoding: 'utf8' });
  expect(packed).toContain('dist/main.cjs');
  expect(packed).toContain('dist/renderer/index.html');
  const all = [...packed, ...beside];
  expect(all.filter((file) => /\.map$|\.tsx?$/.test(file))).toEqual([]);
  expect(all.filter((file) => /(^|\/)(sharp|@img|libvips[^/]*)(\/|$)/.test(file))).toEqual([]);
  expect(all.filter((file) => /\.(dll|dylib|exe|pdb)$|\.musl\.node$/.test(file))).toEqual([]);
  const { platform, arch } = process;
  const foreign = /(?:^|[/-])(win32|darwin|linux)[/-](x64|arm64|ia32|arm)(?:\/|$)/;
  const others = all.filter((file) => {
    const found = foreign.exec(file);
    return found !== null && (found[1] !== platform || found[2] !== arch);
  });
  expect(others).toEqual([]);
});

test('every native part is for this system, by its first bytes', () => {
  const folder = join(SHIPPED, 'resources/app.asar.unpacked');
  const native = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.node$|\.so(\.|$)/.test(file),
  );
  expect(native.length).toBeGreaterThanOrEqual(3);
  for (const file of native) {
    expect(readFileSync(join(folder, file)).subarray(0, 4).toString('latin1'), file).toBe('\x7FELF');
  }
});
