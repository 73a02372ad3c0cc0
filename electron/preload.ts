import { contextBridge, ipcRenderer } from 'electron';
import { AUDIO_CHANNEL, type Bridge, COMMAND_NAMES, EVENT_NAMES } from './ipc/contract';

/** The gate between page and main process: closed lists of names, nothing else passes. */
const bridge: Bridge = {
  invoke(name, input) {
    if (!COMMAND_NAMES.includes(name)) return Promise.reject(new Error('unknown command'));
    return ipcRenderer.invoke(name, input);
  },
  on(name, listener) {
    if (!EVENT_NAMES.includes(name)) throw new Error('unknown event');
    const hear = (_event: unknown, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    ipcRenderer.on(name, hear);
    return () => {
      ipcRenderer.off(name, hear);
    };
  },
  sendAudio(message) {
    ipcRenderer.send(AUDIO_CHANNEL, message);
  },
};

contextBridge.exposeInMainWorld('dictum', bridge);
