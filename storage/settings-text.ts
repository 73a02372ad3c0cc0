/** The fields as they are in the file: also those of a later version, and values that this one does not know. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a settings file: one JSON object, after a byte order mark where an editor put one.
 *
 * @returns its fields, not checked; `undefined` for any other text
 */
export function parseSettingsText(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
