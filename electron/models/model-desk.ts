import { basename } from 'node:path';
import type { ModelFailure } from '../../core/failure';
import type { Model } from '../../core/model';
import { fail, type Result, succeed } from '../../core/result';
import { MODELS } from '../../core/tuning';
import type { ModelStore } from '../../storage/models/model-store';
import type { Watched } from '../../storage/models/install';
import type { ModelsView } from '../ipc/contract';
import type { HubDoor } from './hub-door';

type Added = Result<string | undefined, ModelFailure>;

/** What the window can do with models: one is added at a time, and the window sees how far it is. */
export class ModelDesk {
  private installed: readonly Model[] = [];
  private adding: ModelsView['adding'];
  private abort: AbortController | undefined;

  /** @param onChange told of each new view */
  constructor(
    private readonly store: ModelStore,
    private readonly door: HubDoor,
    private readonly onChange: (view: ModelsView) => void,
  ) {}

  view(): ModelsView {
    return { installed: this.installed, adding: this.adding };
  }

  /** Deletes what a killed install left, and reads what there is. */
  async start(): Promise<void> {
    await this.store.sweep();
    await this.refresh();
  }

  /** @returns its name; `undefined` where it was called off, or another one is being added */
  addFolder(path: string): Promise<Added> {
    return this.run(basename(path), (watched) => this.store.addFolder(path, watched));
  }

  /** `name`: as it is called on the hub. @returns as `addFolder` */
  download(name: string): Promise<Added> {
    return this.run(name, (watched) => this.door.open((hub) => this.store.addFromHub(name, hub, watched)));
  }

  cancel(): void {
    this.abort?.abort();
  }

  /** The engine must not be using it. */
  async remove(name: string): Promise<Result<undefined, ModelFailure>> {
    const removed = await this.store.remove(name);
    await this.refresh();
    return removed.ok ? succeed(undefined) : fail(removed.failure);
  }

  private async run(name: string, add: (watched: Watched) => Promise<Result<Model, ModelFailure>>): Promise<Added> {
    if (this.abort !== undefined) return succeed(undefined);
    const abort = new AbortController();
    this.abort = abort;
    this.show({ name, fraction: 0 });
    try {
      const added = await add({ signal: abort.signal, onProgress: (fraction) => this.progress(name, fraction) });
      if (added.ok) return succeed(added.value.name);
      return added.failure.name === 'model-install-cancelled' ? succeed(undefined) : fail(added.failure);
    } finally {
      this.abort = undefined;
      this.adding = undefined;
      await this.refresh();
    }
  }

  /** A message for each step that can be seen, not for each piece of the file. */
  private progress(name: string, fraction: number): void {
    if (Math.abs(fraction - (this.adding?.fraction ?? 0)) >= MODELS.progressStep) this.show({ name, fraction });
  }

  private show(adding: ModelsView['adding']): void {
    this.adding = adding;
    this.onChange(this.view());
  }

  private async refresh(): Promise<void> {
    this.installed = await this.store.list();
    this.onChange(this.view());
  }
}
