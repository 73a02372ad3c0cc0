interface Props {
  readonly text: string;
  /** Whisper's code of the language spoken, or `auto`. */
  readonly language: string;
}

/** The last words so far, while one speaks. Not a live region: a screen reader would speak into the dictation. */
export function LivePreview({ text, language }: Props) {
  return (
    <section className="card last" aria-label="So far">
      <p className="last-text preview-text" lang={language === 'auto' ? undefined : language}>
        {text}
      </p>
    </section>
  );
}
