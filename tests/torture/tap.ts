import { writeSync } from 'node:fs';
import { CLIPBOARD_MARK, TAPPED_MARK } from './tap-output';

// Loaded into the app's main process before the app (NODE_OPTIONS), to see from outside what it did up to the moment of its
// death. Changes nothing of what it looks at. What it sees is in a pipe at once, so a SIGKILL takes none of it; the page
// writes by itself, because what is on its way to the main process would be lost with it.

/** V8's own print goes straight from the page's process to the pipe. Half a frame a line: it cuts longer strings. */
const PAGE_SCRIPT = `(() => {
  const Node = AudioWorkletNode;
  globalThis.AudioWorkletNode = class extends Node {
    constructor(...given) {
      super(...given);
      // Registered before the app's own listener: a frame is counted before it is sent.
      this.port.addEventListener('message', ({ data }) => {
        if (data.kind !== 'frame') return;
        const sound = btoa(String.fromCharCode(...new Uint8Array(data.samples)));
        const half = sound.length >> 1;
        %DebugPrint('<' + sound.slice(0, half));
        %DebugPrint('>' + sound.slice(half));
      });
    }
  };
  %DebugPrint('${TAPPED_MARK}');
})()`;

async function tap(): Promise<void> {
  const { app, clipboard } = await import('electron');
  app.on('web-contents-created', (_event, contents) => {
    contents.on('dom-ready', () => void contents.executeJavaScript(PAGE_SCRIPT));
  });
  const write = clipboard.writeText.bind(clipboard);
  clipboard.writeText = (...given) => {
    writeSync(1, `${CLIPBOARD_MARK}\n`);
    return write(...given);
  };
}

// Electron's own modules are not there yet. The engine's process gets the same options, and is not looked into.
if (process.type === 'browser') process.nextTick(() => void tap());
