// Draws the PNG icons from their SVG sources in assets/. Needs rsvg-convert (Debian: librsvg2-bin); its output is committed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-installed.mjs';

const assets = join(root, 'assets');

// electron-builder makes the Windows and macOS formats from this one.
draw('icon.svg', 'icon.png', 1024);
// Electron takes the @2x file on a dense screen by itself.
for (const file of readdirSync(join(assets, 'tray')).filter((name) => name.endsWith('.svg'))) {
  const state = file.slice(0, -'.svg'.length);
  draw(join('tray', file), join('tray', `${state}.png`), 16);
  draw(join('tray', file), join('tray', `${state}@2x.png`), 32);
}

function draw(source, target, pixels) {
  const size = String(pixels);
  const args = ['--width', size, '--height', size, '--output', join(assets, target), join(assets, source)];
  const { status, error, stderr } = spawnSync('rsvg-convert', args, { encoding: 'utf8' });
  if (status === 0) return;
  console.error(error ? `rsvg-convert can't be started (apt install librsvg2-bin): ${error.message}` : stderr.trim());
  process.exit(1);
}
