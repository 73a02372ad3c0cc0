// The demo: the real app in a real Electron on a virtual screen. A sample clip is the microphone, the dictation key is
// pressed and released as a keyboard would, and another program reads the clipboard.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './ensure-installed.mjs';
import { fakeMicrophoneSwitches, writeFakeMicrophone } from './fake-microphone.cjs';
import { prepareRuntime } from './test-runtime.mjs';
import { pause, startVirtualScreen } from './virtual-screen.mjs';

const CLIP = join(root, 'tests/fixtures/speech/en_jfk.wav');
/** X's key code of the right Ctrl key, Dictum's standard dictation key. */
const RIGHT_CTRL = '105';
const READY_MS = 60_000;
const TEXT_MS = 60_000;

/** Returns the exit code: 0 where the words of the clip were on the clipboard. */
export async function runDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'dictum-demo-'));
  let screen;
  let app;
  try {
    const electron = prepareRuntime();
    const microphone = join(folder, 'microphone.wav');
    const lengthMs = writeFakeMicrophone(CLIP, microphone);
    console.error('Starting a virtual screen and Dictum on it …');
    screen = await startVirtualScreen();
    const switches = ['--no-sandbox', `--user-data-dir=${join(folder, 'data')}`, ...fakeMicrophoneSwitches(microphone)];
    app = spawn(electron, [...switches, root], { env: screen.env, stdio: ['ignore', 'pipe', 'ignore'] });
    await becomesReady(app);
    console.error(`Right Ctrl down; ${Math.round(lengthMs / 1000)} s of speech …`);
    press(screen.env, 'keydown');
    await pause(lengthMs + 400);
    press(screen.env, 'keyup');
    console.error('Right Ctrl up; waiting for the text …');
    const text = await clipboardText(screen.env, app);
    console.log(`On the clipboard:\n${text}`);
    return 0;
  } catch (error) {
    console.error(`The demo failed: ${error.message}`);
    return 1;
  } finally {
    if (app !== undefined) await ended(app);
    screen?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The app says `dictum: ready` once its page is open and its keys are watched. */
function becomesReady(app) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Dictum did not start in time.')), READY_MS);
    app.once('exit', (code) => reject(new Error(`Dictum ended with ${code}.`)));
    let said = '';
    app.stdout.on('data', (data) => {
      said += String(data);
      if (!said.includes('dictum: ready')) return;
      clearTimeout(timer);
      resolve();
    });
  });
}

function press(env, action) {
  const { status } = spawnSync('xdotool', [action, RIGHT_CTRL], { env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`xdotool ${action} failed.`);
}

async function clipboardText(env, app) {
  for (const started = Date.now(); Date.now() - started < TEXT_MS; await pause(100)) {
    const { stdout } = spawnSync('xclip', ['-selection', 'clipboard', '-o'], { env, encoding: 'utf8', timeout: 5_000 });
    if (stdout?.trim()) return stdout.trim();
    if (app.exitCode !== null) throw new Error(`Dictum ended with ${app.exitCode}.`);
  }
  throw new Error('no text came to the clipboard.');
}

async function ended(app) {
  app.kill();
  for (let tries = 0; app.exitCode === null && app.signalCode === null && tries < 50; tries += 1) await pause(100);
  app.kill('SIGKILL');
}
