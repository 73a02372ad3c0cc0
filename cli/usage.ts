export const USAGE = `Usage: dictum transcribe FILE… [--language xx|auto] [--model NAME] [--json]
       dictum bench --manifest TSV [--language xx] [--model NAME] [--limit N] [--nonspeech] [--json]
       dictum bench --live --manifest TSV [--language xx] [--limit N] [--release-after-ms N]
                     [--no-speculation] [--no-long] [--json]
       dictum models list | add FOLDER | remove NAME | bench TSV [--language xx]
       dictum --help | --version

Speech to text on this machine; nothing leaves it.

transcribe  prints the text of each WAV file, a line a file; “-” reads a WAV from the standard input.
bench       hears every clip of a manifest (columns id, file, language, text, doubt; files next to it) whose doubt is
            empty, and prints the word error rate after Whisper's normalisation, and the time taken.
bench --live  plays the clips at the pace of speech through the app's line, lets the key up and times the text; then
            recordings of three minutes against ten seconds. Takes as long as the clips do. The last line is an object.
models      lists, adds and removes Whisper models besides the built-in one; the app uses the same ones. A folder has the
            layout of transformers.js: config.json, generation_config.json, tokenizer.json, onnx/…. “bench” hears a
            manifest's clips with each of them, and recommends one for this machine.

  --language xx  language spoken, by Whisper's code (default: en); auto finds it out
  --json         transcribe: an object a line. bench: one object on the last line
  --model NAME   one of “models list” (default: the built-in one)
  --manifest F   table of clips, separated by tabs
  --limit N      only the first N clips
  --nonspeech    also hear the clips without speech (language “-”) and say which of them would give a text, and which
  --release-after-ms N  key up so long after the last frame with speech (default: 400, then 0)
  --no-speculation  do not begin in pauses (and hold no limits)
  --no-long      no recordings of three minutes
  -h, --help     this text
  --version      the version

Exit codes: 0 all went well, 1 a file failed or a limit is missed, 2 the command line is wrong, 130 interrupted.
The built-in models are looked for in DICTUM_MODELS, else where Dictum is installed; added ones are in the app's data
folder, or in DICTUM_DATA.`;
