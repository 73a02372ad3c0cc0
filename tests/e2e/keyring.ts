import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from './dictum';

/** A desktop session's keyring, the real one of GNOME, on a message bus of its own. Its secrets are in `home` and outlive it. */
export class Keyring {
  private constructor(
    private readonly bus: ChildProcess,
    /** What an app needs to be told to use it. */
    readonly launch: Required<Pick<LaunchOptions, 'env' | 'switches'>>,
  ) {}

  static async start(home: string): Promise<Keyring> {
    const runtime = join(home, 'run');
    mkdirSync(runtime, { recursive: true, mode: 0o700 });
    const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: join(home, 'data') };
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [address] = (await once(bus.stdout, 'data')) as [Buffer];
    const busEnv = { DBUS_SESSION_BUS_ADDRESS: address.toString().trim() };
    // It goes into the background once it is ready, and ends with its bus.
    const { status } = spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
      env: { ...env, ...busEnv },
      input: 'password of the login',
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    if (status !== 0) throw new Error(`gnome-keyring-daemon ended with ${String(status)}`);
    return new Keyring(bus, { env: busEnv, switches: ['--password-store=gnome-libsecret'] });
  }

  /** The session is over: nobody answers any more. */
  async stop(): Promise<void> {
    if (this.bus.exitCode !== null || this.bus.signalCode !== null) return;
    const gone = once(this.bus, 'exit');
    this.bus.kill();
    await gone;
  }
}

/** A session without a message bus, so without any keyring. */
export const NO_KEYRING: Required<Pick<LaunchOptions, 'env' | 'switches'>> = {
  env: { DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  switches: [],
};
