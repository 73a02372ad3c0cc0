import type { Failure } from '../../core/failure';
import type { AppInfo, Bridge } from '../../electron/ipc/contract';

export interface AppState {
  /** `undefined` until main has answered. */
  readonly info: AppInfo | undefined;
  /** Main did not answer: a bug, or a window that outlived its app. */
  readonly unreachable: boolean;
  /** What this window's own requests failed with; one of each name, newest first. */
  readonly ownTroubles: readonly Failure[];
  /** Grows whenever the history on screen is stale. */
  readonly historyVersion: number;
}

/** What the screens show: main's answer to `app:open`, kept current by its events. */
export class AppStore {
  private state: AppState = { info: undefined, unreachable: false, ownTroubles: [], historyVersion: 0 };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly bridge: Bridge) {
    bridge.on('snapshot', (snapshot) => this.changeInfo({ snapshot }));
    bridge.on('settings', (settings) => this.changeInfo({ settings }));
    bridge.on('models', (models) => this.changeInfo({ models }));
    bridge.on('bench', (bench) => this.changeInfo({ bench }));
    bridge.on('network', (network) => this.changeInfo({ network }));
    bridge.on('encryption', (encryption) => this.changeInfo({ encryption }));
    bridge.on('history-changed', () => this.change({ historyVersion: this.state.historyVersion + 1 }));
  }

  readonly current = (): AppState => this.state;

  /** Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Asks main for everything. Events that come before its answer are older than it. Never rejects. */
  async open(): Promise<void> {
    this.change({ unreachable: false });
    try {
      this.change({ info: await this.bridge.invoke('app:open', undefined) });
    } catch {
      this.change({ unreachable: true });
    }
  }

  trouble(failure: Failure): void {
    const others = this.state.ownTroubles.filter((other) => other.name !== failure.name);
    this.change({ ownTroubles: [failure, ...others] });
  }

  dismiss(name: string): void {
    this.change({ ownTroubles: this.state.ownTroubles.filter((failure) => failure.name !== name) });
  }

  private changeInfo(
    change: Partial<Pick<AppInfo, 'snapshot' | 'settings' | 'models' | 'bench' | 'network' | 'encryption'>>,
  ): void {
    if (this.state.info === undefined) return;
    const settings = change.settings ?? this.state.info.settings;
    // The key's name is told once at opening; from then on the settings say it.
    const hotkey = { ...this.state.info.hotkey, name: settings.hotkey };
    this.change({ info: { ...this.state.info, ...change, hotkey } });
  }

  private change(change: Partial<AppState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
