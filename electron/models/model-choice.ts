import type { Controller } from '../../core/controller';
import type { Engine } from '../../core/engine';
import type { ModelFailure } from '../../core/failure';
import { EMBEDDED_MODEL } from '../../core/model';
import type { ModelStore } from '../../storage/models/model-store';

/** Which Whisper the engine's process is started with: the one that the settings name, or the embedded one where that is not to be had. */
export class ModelChoice {
  /** Of the installed model; `undefined` for the embedded one. */
  folder: string | undefined;
  private name: string = EMBEDDED_MODEL;
  private wasReady = false;
  private controller: Controller | undefined;
  private engine: Engine | undefined;

  constructor(
    private readonly models: ModelStore,
    private readonly wanted: () => string,
  ) {}

  /** Looks for the model that the settings name. @returns `model-unusable` where it is not there in full */
  async find(): Promise<ModelFailure | undefined> {
    this.name = this.wanted();
    this.wasReady = false;
    const isThere = this.name !== EMBEDDED_MODEL && (await this.models.find(this.name)) !== undefined;
    this.folder = isThere ? this.models.pathOf(this.name) : undefined;
    return isThere || this.name === EMBEDDED_MODEL ? undefined : { name: 'model-unusable', model: this.name };
  }

  /** From now on, a model that can't be loaded is given up for the embedded one, and the user told. */
  attach(engine: Engine, controller: Controller): void {
    this.engine = engine;
    this.controller = controller;
    engine.onState((state) => {
      if (state.kind === 'ready') this.wasReady = true;
      if (state.kind !== 'failed' || this.folder === undefined || this.wasReady) return;
      this.folder = undefined;
      controller.trouble({ name: 'model-unusable', model: this.name });
      void this.loadAgain();
    });
  }

  /** Goes over to the model that the settings name now, once no dictation is going on. Resolves when the old one is closed. */
  async follow(): Promise<void> {
    if (this.wanted() === this.name) return;
    await this.idle();
    // Changed and changed back meanwhile, or another call was first.
    if (this.wanted() === this.name) return;
    this.controller?.clearTroubles('model-unusable');
    const failure = await this.find();
    if (failure !== undefined) this.controller?.trouble(failure);
    await this.loadAgain();
  }

  private async loadAgain(): Promise<void> {
    await this.engine?.close();
    void this.engine?.load();
  }

  private idle(): Promise<void> {
    const { controller } = this;
    const isIdle = (): boolean => {
      const kind = controller?.current().phase.kind ?? 'ready';
      return kind === 'ready' || kind === 'done';
    };
    if (controller === undefined || isIdle()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = controller.onChange(() => {
        if (!isIdle()) return;
        end();
        resolve();
      });
    });
  }
}
