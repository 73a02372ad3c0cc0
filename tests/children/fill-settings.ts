import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSettings } from '../../storage/settings';

// Changes settings on a full disk and prints what came of it: node fill-settings.cjs FOLDER
const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'settings.json');
const ballast = join(folder, 'ballast');

function fillUp(): void {
  try {
    for (let size = 1_000; ; size += 1_000) writeFileSync(ballast, new Uint8Array(size), { flag: 'a' });
  } catch {
    // Full, which is what is wanted.
  }
}

function fieldsIn(): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function main(): Promise<void> {
  const { settings } = await openSettings({ file });
  const first = await settings.change({ language: 'fr' });
  fillUp();
  const full = await settings.change({ language: 'de' });
  const holds = settings.current().language;
  const onDisk = fieldsIn();
  rmSync(ballast);
  const files = readdirSync(folder);
  const again = await settings.change({ theme: 'dark' });
  process.stdout.write(JSON.stringify({ first, full, holds, file: onDisk, files, again, fileAgain: fieldsIn() }));
}

void main();
