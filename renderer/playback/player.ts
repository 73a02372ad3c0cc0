/** The recording that is being played, or was paused. */
export interface Playback {
  readonly entryId: string;
  readonly playing: boolean;
  readonly positionMs: number;
}

export interface PlayerParts {
  /** Where the entry's sound is; `undefined` where it can't be had, of which the user has been told. */
  addressOf(entryId: string): Promise<string | undefined>;
  /** A sound that was there does not play. */
  onBroken(): void;
}

/** Plays recordings, one at a time. */
export class Player {
  private readonly audio = new Audio();
  private playback: Playback | undefined;
  private wanted: string | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: PlayerParts) {
    const { audio } = this;
    audio.ontimeupdate = () => this.change({ positionMs: audio.currentTime * 1000 });
    audio.onplay = () => this.change({ playing: true });
    audio.onpause = () => this.change({ playing: false });
    audio.onended = () => this.stop();
    audio.onerror = () => this.break();
  }

  /** Returns what ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The entry's playback; `undefined` while it is not the one. */
  of(entryId: string): Playback | undefined {
    return this.playback?.entryId === entryId ? this.playback : undefined;
  }

  /** Plays the entry from its beginning, in place of any other; pauses it, or goes on. */
  async toggle(entryId: string): Promise<void> {
    const current = this.of(entryId);
    if (current === undefined) await this.begin(entryId);
    else if (current.playing) this.audio.pause();
    else this.start();
  }

  /** Does nothing where nothing is played. */
  seek(positionMs: number): void {
    if (this.playback === undefined) return;
    this.audio.currentTime = positionMs / 1000;
    this.change({ positionMs });
  }

  /** Ends what is played, and lets go of its file. @param entryId only where it is this one; without it whichever it is */
  stop(entryId?: string): void {
    if (entryId !== undefined && this.wanted !== entryId) return;
    this.wanted = undefined;
    if (this.playback === undefined) return;
    this.playback = undefined;
    this.audio.pause();
    this.audio.removeAttribute('src');
    this.audio.load();
    this.tell();
  }

  private async begin(entryId: string): Promise<void> {
    this.stop();
    this.wanted = entryId;
    const address = await this.parts.addressOf(entryId);
    // Another, or none, may be wanted by now.
    if (address === undefined || this.wanted !== entryId) return;
    this.playback = { entryId, playing: true, positionMs: 0 };
    this.tell();
    this.audio.src = address;
    this.start();
  }

  private start(): void {
    // What goes wrong comes as an event too; a start that is called off by `stop` is no error.
    this.audio.play().catch(() => undefined);
  }

  private break(): void {
    if (this.playback === undefined) return;
    this.stop();
    this.parts.onBroken();
  }

  private change(change: Partial<Playback>): void {
    if (this.playback === undefined) return;
    this.playback = { ...this.playback, ...change };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
