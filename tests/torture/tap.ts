import { writeSync } from 'node:fs';
import { CLIPBOARD_MARK, LINE_CHARACTERS, TAPPED_MARK } from './tap-output';

// Loaded into the app's main process before the app (NODE_OPTIONS), to see from outside what it did up to the moment of its
// death. Changes nothing of what it looks at. What it sees is in a pipe at once, so a SIGKILL takes none of it; the page
// writes by itself, because what is on its way to the main process would be lost with it.

/**
 * V8's own print goes straight from the page's process to the pipe, and cuts longer strings: a block of sound is several lines.
 * A block is printed before the app has it.
 */
const PAGE_SCRIPT = `(() => {
  const { read } = ReadableStreamDefaultReader.prototype;
  const streams = new Map();
  ReadableStreamDefaultReader.prototype.read = async function () {
    const next = await read.call(this);
    if (next.value instanceof AudioData) print(next.value, this);
    return next;
  };
  function print(data, reader) {
    const stream = streams.get(reader) ?? { number: streams.size, blocks: 0 };
    streams.set(reader, stream);
    const planes = new Float32Array(data.numberOfChannels * data.numberOfFrames);
    for (let planeIndex = 0; planeIndex < data.numberOfChannels; planeIndex++) {
      const plane = planes.subarray(planeIndex * data.numberOfFrames, (planeIndex + 1) * data.numberOfFrames);
      data.copyTo(plane, { planeIndex, format: 'f32-planar' });
    }
    const text = btoa(String.fromCharCode(...new Uint8Array(planes.buffer)));
    const head = [stream.number, stream.blocks++, data.sampleRate, data.numberOfChannels, text.length];
    %DebugPrint('<' + head.join(':'));
    for (let at = 0; at < text.length; at += ${String(LINE_CHARACTERS)}) {
      %DebugPrint('+' + text.slice(at, at + ${String(LINE_CHARACTERS)}));
    }
    %DebugPrint('>');
  }
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
