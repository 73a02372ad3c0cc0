// A screen that nobody sees: Xvfb with a window manager, for the demo and the end-to-end tests.
import { spawn, spawnSync } from 'node:child_process';

const START_MS = 15_000;

/** Starts one; returns the environment for what is to run on it, and what ends it. */
export async function startVirtualScreen() {
  // Xvfb chooses a free number by itself and writes it to the descriptor given. Without `-noreset` it throws
  // everyone out when its last client leaves: an xdotool that left while openbox came in took openbox with it.
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start in time.')), START_MS);
    server.once('error', (error) => reject(new Error(`Xvfb can't be started: ${error.message}`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
    server.stdio[3].once('data', (data) => {
      clearTimeout(timer);
      resolve(String(data).trim());
    });
  });
  const env = { ...process.env, DISPLAY: `:${number}`, NO_AT_BRIDGE: '1' };
  // The screen is X11's, whatever session this was started from.
  for (const name of ['WAYLAND_DISPLAY', 'XDG_SESSION_TYPE', 'XAUTHORITY']) delete env[name];
  const manager = spawn('openbox', [], { env, stdio: 'ignore' });
  manager.once('error', () => {});
  const stop = () => {
    manager.kill();
    server.kill();
  };
  process.once('exit', stop);
  for (const started = Date.now(); ; await pause(50)) {
    if (spawnSync('xdotool', ['get_num_desktops'], { env, stdio: 'ignore' }).status === 0) break;
    if (Date.now() - started > START_MS) {
      stop();
      throw new Error('The window manager (openbox) did not start in time.');
    }
  }
  return { env, stop };
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
