import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { HOTKEY } from '../../core/tuning';

/** The machine as its user has it: keyboard, clipboard, other windows. All by other programs than the app under test. */

/** As xdotool knows them: the code of the right Ctrl key (its name would press the left one too), and a name. */
export const KEY = { controlRight: '105', escape: 'Escape' } as const;

export function keyDown(code: string = KEY.controlRight): void {
  call('xdotool', ['keydown', code]);
}

export function keyUp(code: string = KEY.controlRight): void {
  call('xdotool', ['keyup', code]);
}

/** A test that failed may have left a key down. */
export function releaseKeys(): void {
  for (const code of Object.values(KEY)) keyUp(code);
}

/** Down and up, well within the time that counts as a tap. */
export async function tapKey(code: string = KEY.controlRight): Promise<void> {
  keyDown(code);
  await pause(HOTKEY.tapMs / 6);
  keyUp(code);
}

/** Holds the dictation key for as long as somebody speaks. */
export async function holdKey(ms: number): Promise<void> {
  keyDown();
  await pause(ms);
  keyUp();
}

const MARK = 'nothing from Dictum yet';

export async function clearClipboard(): Promise<void> {
  // xclip stays behind to serve the text; it must not hold our pipes.
  const { status } = spawnSync('sh', ['-c', `printf '${MARK}' | xclip -selection clipboard -i >/dev/null 2>&1`]);
  expect(status).toBe(0);
  await expect.poll(clipboardText).toBe(MARK);
}

export function clipboardText(): string {
  const { stdout } = spawnSync('xclip', ['-selection', 'clipboard', '-o'], { encoding: 'utf8', timeout: 5_000 });
  return stdout;
}

/** What an app has put on the clipboard since `clearClipboard`. */
export async function newClipboardText(timeoutMs = 60_000): Promise<string> {
  const isNew = (): boolean => clipboardText() !== '' && !clipboardIsUntouched();
  await expect.poll(isNew, { timeout: timeoutMs }).toBe(true);
  return clipboardText();
}

export function clipboardIsUntouched(): boolean {
  return clipboardText() === MARK;
}

export function activateWindow(title: string): void {
  call('xdotool', ['search', '--sync', '--onlyvisible', '--name', title, 'windowactivate', '--sync']);
}

function call(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
