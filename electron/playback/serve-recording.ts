import { parseByteRange } from '../../core/byte-range';
import { WAV_HEADER_BYTES } from '../../core/wav';
import { bytesOfRange, wavStream } from '../../core/wav-stream';
import { keptSound, type SoundStores } from './kept-sound';

/** For our page alone, and never kept: the sound goes when the user deletes it. */
const HEADERS = {
  'content-type': 'audio/wav',
  'accept-ranges': 'bytes',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/**
 * An entry's sound as a WAV, or the part that a player asks for. Read as fast as it is taken, so that hours of it need no
 * more memory than seconds.
 *
 * @param range the request's `Range` header
 */
export async function serveRecording(id: string, range: string | null, stores: SoundStores): Promise<Response> {
  const kept = await keptSound(id, stores);
  if (!kept.ok) return new Response('not found', { status: 404 });
  const { sound, samples } = kept.value;
  const sizeBytes = WAV_HEADER_BYTES + samples * 2;
  const wanted = parseByteRange(range, sizeBytes);
  if (wanted === undefined) {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${String(sizeBytes)}` } });
  }
  const { startByte, endByte } = wanted;
  return new Response(streamOf(bytesOfRange(wavStream(sound, samples), wanted)), {
    status: range === null ? 200 : 206,
    headers: {
      ...HEADERS,
      'content-length': String(endByte - startByte),
      ...(range === null
        ? {}
        : { 'content-range': `bytes ${String(startByte)}-${String(endByte - 1)}/${String(sizeBytes)}` }),
    },
  });
}

/** One piece at a time, when it is asked for; a reader that goes away closes the file. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
