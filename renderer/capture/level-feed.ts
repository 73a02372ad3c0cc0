/** The level of the sound that comes in, 0 to 1, from capture to meter without React in between: 31 values a second. */
export class LevelFeed {
  private readonly listeners = new Set<(level: number) => void>();

  /** Returns what ends the subscription. */
  subscribe(listener: (level: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(level: number): void {
    for (const listener of this.listeners) listener(level);
  }
}
