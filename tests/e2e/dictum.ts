import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, expect, type Page, test as base, type TestInfo } from '@playwright/test';
import type { Settings } from '../../core/settings';
import type { AppInfo } from '../../electron/ipc/contract';
import { fakeMicrophoneSwitches } from '../../scripts/fake-microphone.cjs';
import { loadClip } from './clips';
import { clearClipboard, holdKey, releaseKeys } from './machine';

export interface LaunchOptions {
  /** What the fake microphone says; without one there is no fake microphone. */
  readonly clip?: string;
  readonly settings?: Partial<Settings>;
  readonly env?: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
  /** Wait for the models too; `false` where they are not meant to load. */
  readonly engineReady?: boolean;
}

/** Time after the last word before the key comes up, as people do. */
const AFTER_SPEECH_MS = 400;

/** The app under test, with a data folder and a microphone of its own; both outlive a restart within one test. */
export class Dictum {
  app!: ElectronApplication;
  page!: Page;
  log = '';
  private speechMs = 0;

  constructor(readonly folder: string) {
    mkdirSync(this.data);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  get history(): string {
    return join(this.data, 'history.sqlite');
  }

  /** Program and arguments of the app, for starting it by other means too. */
  commandLine(switches: readonly string[] = []): { readonly program: string; readonly args: string[] } {
    const program = process.env['DICTUM_E2E_ELECTRON'];
    if (program === undefined) throw new Error('run by: npm run e2e');
    const source = process.env['DICTUM_E2E_APP'] ?? '';
    return { program, args: [`--user-data-dir=${this.data}`, ...switches, ...(source === '' ? [] : [source])] };
  }

  async launch({ clip, settings, env, switches = [], engineReady = true }: LaunchOptions): Promise<void> {
    if (settings !== undefined) writeFileSync(join(this.data, 'settings.json'), JSON.stringify(settings));
    const microphone = join(this.folder, 'microphone.wav');
    if (clip !== undefined) this.load(clip);
    const { program, args } = this.commandLine([
      ...(clip === undefined ? [] : fakeMicrophoneSwitches(microphone)),
      ...switches,
    ]);
    await clearClipboard();
    this.app = await _electron.launch({
      executablePath: program,
      args,
      env: { ...(process.env as Record<string, string>), ...env },
    });
    this.app.process().stdout?.on('data', (data) => (this.log += String(data)));
    this.app.process().stderr?.on('data', (data) => (this.log += String(data)));
    // The packed app and the source build are not to be taken for one another.
    const packed = process.env['DICTUM_E2E_APP'] === '';
    expect(await this.app.evaluate(({ app }) => app.isPackaged)).toBe(packed);
    this.page = await this.app.firstWindow();
    await this.page.waitForLoadState('load');
    if (engineReady) await expect.poll(async () => (await this.info()).snapshot.engine.kind).toBe('ready');
    else await this.info();
  }

  /** The fake microphone says this from now on. */
  load(clip: string): void {
    this.speechMs = loadClip(clip, join(this.folder, 'microphone.wav'));
  }

  /** Holds the dictation key while the clip is spoken. */
  async dictate(): Promise<void> {
    await holdKey(this.speechMs + AFTER_SPEECH_MS);
  }

  /** For what is not the dictation key: waits while the clip is spoken. */
  async listen(afterMs = AFTER_SPEECH_MS): Promise<void> {
    await pause(this.speechMs + afterMs);
  }

  info(): Promise<AppInfo> {
    return this.page.evaluate(() => window.dictum.invoke('app:open', undefined));
  }

  async phase(): Promise<string> {
    return (await this.info()).snapshot.phase.kind;
  }

  /** Process id of the engine, or 0 while there is none. */
  enginePid(): Promise<number> {
    return this.app.evaluate(
      ({ app }) =>
        app.getAppMetrics().find(({ serviceName, name }) => `${serviceName} ${name}`.includes('dictum-engine'))?.pid ??
        0,
    );
  }

  /** For a test that failed: what the app says of itself. */
  async attachState(testInfo: TestInfo): Promise<void> {
    const state = await this.info().catch(String);
    const body = `${JSON.stringify(state, undefined, 2)}\n${this.log}`;
    await testInfo.attach('state and log', { body, contentType: 'text/plain' });
  }

  /** Ends the app at once, with everything it started, as a power switch would. */
  async killAll(): Promise<void> {
    const { pid } = this.app.process();
    const gone = this.app.waitForEvent('close');
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    await gone;
  }
}

/** A test that gets a Dictum; it is closed and its folder removed afterwards. */
export const test = base.extend<{ dictum: Dictum }>({
  // Playwright reads the first parameter's pattern, so it must be there.
  dictum: async ({}, use, testInfo) => {
    const dictum = new Dictum(mkdtempSync(join(tmpdir(), 'dictum-e2e-')));
    await use(dictum);
    releaseKeys();
    if (testInfo.status !== testInfo.expectedStatus) await dictum.attachState(testInfo);
    // Launching may have failed; one that was killed is closed already.
    await (dictum.app as ElectronApplication | undefined)?.close();
    rmSync(dictum.folder, { recursive: true, force: true, maxRetries: 5 });
  },
});
