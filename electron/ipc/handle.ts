import { ipcMain } from 'electron';
import { logBug } from '../bugs';
import { AUDIO_CHANNEL, type AudioMessage, COMMAND_NAMES, type CommandName, type Commands } from './contract';
import { parseAudioMessage } from './audio-message';
import type { Gate } from './gate';
import { INPUTS } from './inputs';

export type Handlers = {
  readonly [Name in CommandName]: (
    input: Commands[Name]['input'],
  ) => Commands[Name]['output'] | Promise<Commands[Name]['output']>;
};

/** The one place where messages from the page come in: who speaks and what was said are checked here and nowhere else. */
export function handleCommands(handlers: Handlers, gate: Gate): void {
  for (const name of COMMAND_NAMES) handleCommand(name, handlers[name], gate);
}

function handleCommand<Name extends CommandName>(name: Name, handler: Handlers[Name], gate: Gate): void {
  ipcMain.handle(name, async (event, input: unknown) => {
    if (!gate.admits(event)) {
      gate.refuse(name, 'sender');
      throw new Error('refused');
    }
    const read = INPUTS[name](input);
    if (read === undefined) {
      gate.refuse(name, 'junk');
      throw new Error('refused: not an input of this command');
    }
    try {
      return await handler(read.parsed);
    } catch (error) {
      // The error itself stays here: its message may hold what was said.
      logBug(error);
      throw new Error('failed');
    }
  });
}

/** The audio channel: 31 messages a second while recording, so not a command. */
export function handleAudio(hear: (message: AudioMessage) => void, gate: Gate): void {
  ipcMain.on(AUDIO_CHANNEL, (event, value: unknown) => {
    if (!gate.admits(event)) {
      gate.refuse(AUDIO_CHANNEL, 'sender');
      return;
    }
    const message = parseAudioMessage(value);
    if (message === undefined) gate.refuse(AUDIO_CHANNEL, 'junk');
    else hear(message);
  });
}
