import type { AudioMessage, Bridge, CommandName, Commands, EventName, Events } from '../../electron/ipc/contract';

export type Answers = { readonly [Name in CommandName]?: (input: Commands[Name]['input']) => Commands[Name]['output'] };

/** The bridge with a main process that answers as the test says; a command without an answer gets nothing. */
export class FakeBridge implements Bridge {
  readonly calls: { readonly name: CommandName; readonly input: unknown }[] = [];
  readonly audio: AudioMessage[] = [];
  private readonly listeners: { readonly name: EventName; readonly listener: (payload: never) => void }[] = [];

  constructor(private readonly answers: Answers) {}

  async invoke<Name extends CommandName>(
    name: Name,
    input: Commands[Name]['input'],
  ): Promise<Commands[Name]['output']> {
    this.calls.push({ name, input });
    await Promise.resolve();
    return this.answers[name]?.(input);
  }

  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void {
    const one = { name, listener };
    this.listeners.push(one);
    return () => this.listeners.splice(this.listeners.indexOf(one), 1);
  }

  sendAudio(message: AudioMessage): void {
    this.audio.push(message);
  }

  emit<Name extends EventName>(name: Name, payload: Events[Name]): void {
    for (const one of this.listeners) if (one.name === name) (one.listener as (given: unknown) => void)(payload);
  }
}
