import type { ExportFormat } from '../../core/export';
import type { BenchFailure, Failure } from '../../core/failure';
import type { Result } from '../../core/result';
import type { Settings } from '../../core/settings';
import type { Bridge } from '../../electron/ipc/contract';
import type { AppStore } from './app-store';

/** What the screens can ask for. A refusal becomes a banner; the promise says whether it worked. */
export class Actions {
  constructor(
    private readonly bridge: Bridge,
    private readonly store: AppStore,
  ) {}

  start(): void {
    void this.bridge.invoke('dictation:start', undefined);
  }

  stop(): void {
    void this.bridge.invoke('dictation:stop', undefined);
  }

  cancel(): void {
    void this.bridge.invoke('dictation:cancel', undefined);
  }

  /** *Retry* and *Bring back*. */
  retry(id: string): Promise<boolean> {
    return this.tell(this.bridge.invoke('dictation:retry', { id }));
  }

  /** Puts an entry's text on the clipboard; *Deliver anyway* of a rejected one. */
  copy(id: string): Promise<boolean> {
    return this.tell(this.bridge.invoke('history:copy', { id }));
  }

  remove(id: string): Promise<boolean> {
    return this.tell(this.bridge.invoke('history:remove', { id }));
  }

  removeAll(): Promise<boolean> {
    return this.tell(this.bridge.invoke('history:remove-all', undefined));
  }

  /** @returns the name of the file that was written; `undefined` where there is none */
  async exportAll(format: ExportFormat): Promise<string | undefined> {
    const result = await this.bridge.invoke('history:export', { format });
    if (result.ok) return result.value;
    this.store.trouble(result.failure);
    return undefined;
  }

  /** Where an entry's sound can be played; `undefined` where it can't. */
  async soundAddress(id: string): Promise<string | undefined> {
    const result = await this.bridge.invoke('history:sound', { id });
    if (result.ok) return result.value;
    this.store.trouble(result.failure);
    return undefined;
  }

  changeSettings(change: Partial<Settings>): Promise<boolean> {
    return this.tell(this.bridge.invoke('settings:change', change));
  }

  /** Whether there is a key store shows in the app's state. */
  lookForKeyStore(): void {
    void this.bridge.invoke('encryption:look', undefined);
  }

  addModel(): Promise<boolean> {
    return this.tell(this.bridge.invoke('models:add', undefined));
  }

  /** `name`: as the hub has it, `owner/name`. */
  downloadModel(name: string): Promise<boolean> {
    return this.tell(this.bridge.invoke('models:download', { name }));
  }

  stopAddingModel(): void {
    void this.bridge.invoke('models:cancel', undefined);
  }

  removeModel(name: string): Promise<boolean> {
    return this.tell(this.bridge.invoke('models:remove', { name }));
  }

  /** @returns why the models can't be compared now; said where it was asked for, as it is over soon */
  async compareModels(): Promise<BenchFailure | undefined> {
    const begun = await this.bridge.invoke('bench:start', undefined);
    return begun.ok ? undefined : begun.failure;
  }

  stopComparing(): void {
    void this.bridge.invoke('bench:stop', undefined);
  }

  dismiss(name: string): void {
    this.store.dismiss(name);
    void this.bridge.invoke('trouble:dismiss', { name });
  }

  reloadEngine(): void {
    void this.bridge.invoke('engine:reload', undefined);
  }

  private async tell(answer: Promise<Result<unknown, Failure>>): Promise<boolean> {
    const result = await answer;
    if (!result.ok) this.store.trouble(result.failure);
    return result.ok;
  }
}
