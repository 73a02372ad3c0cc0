import { deflateSync } from 'node:zlib';

/** Bytes of the text over bytes of its deflated form (Whisper paper, section 4.5); 0 for no text. */
export function compressionRatio(text: string): number {
  if (text === '') return 0;
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length / deflateSync(bytes).length;
}
