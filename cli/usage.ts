export const USAGE = `Usage: dictum transcribe FILE… [--language xx|auto] [--json]
       dictum bench --manifest TSV [--language xx] [--limit N] [--nonspeech] [--json]
       dictum --help | --version

Speech to text on this machine; nothing leaves it.

transcribe  prints the text of each WAV file, a line a file; “-” reads a WAV from the standard input.
bench       hears every clip of a manifest (columns id, file, language, text, doubt; files next to it) whose doubt is
            empty, and prints the word error rate after Whisper's normalisation, and the time taken.

  --language xx  language spoken, by Whisper's code (default: en); auto finds it out
  --json         transcribe: an object a line. bench: one object on the last line
  --manifest F   table of clips, separated by tabs
  --limit N      only the first N clips
  --nonspeech    also hear the clips without speech (language “-”) and count those whose text would be delivered
  -h, --help     this text
  --version      the version

Exit codes: 0 all went well, 1 a file failed, 2 the command line is wrong, 130 interrupted.
Models are looked for in DICTUM_MODELS, else where Dictum is installed.`;
