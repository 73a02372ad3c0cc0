// A WAV as Chromium's fake microphone. It repeats a file's last 10 ms for ever, so the file must end in silence.
// CommonJS, because both the demo and Playwright's tests load it.
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');

const SILENCE_MS = 500;

/** Writes `source` (16-bit PCM with the plain 44-byte header) with silence at its end to `target`; returns its length in ms. */
function writeFakeMicrophone(source, target) {
  const wav = readFileSync(source);
  if (wav.toString('latin1', 36, 40) !== 'data' || wav.readUInt16LE(34) !== 16)
    throw new Error(`not a plain WAV: ${source}`);
  const bytesPerSecond = wav.readUInt32LE(28);
  const sound = wav.subarray(44);
  const silence = Buffer.alloc(Math.round((bytesPerSecond * SILENCE_MS) / 1000 / 4) * 4);
  const header = Buffer.from(wav.subarray(0, 44));
  header.writeUInt32LE(36 + sound.length + silence.length, 4);
  header.writeUInt32LE(sound.length + silence.length, 40);
  writeFileSync(target, Buffer.concat([header, sound, silence]));
  return Math.round((sound.length / bytesPerSecond) * 1000);
}

/** Chromium's switches for it: no real device, the file once. Whether the page may listen is still the app's to say. */
function fakeMicrophoneSwitches(file) {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${file}%noloop`];
}

module.exports = { writeFakeMicrophone, fakeMicrophoneSwitches };
