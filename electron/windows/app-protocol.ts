import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';
import { isOurs, SCHEME } from '../ipc/origin';
import { recordingIn } from '../playback/recording-address';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Nothing from elsewhere, nothing inline, no connections: the page needs the bridge, and recordings to play. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // Secure: only a secure page gets the microphone. Standard: it has an origin.
    // Stream: a recording is played while it is read.
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** @param range the request's `Range` header */
export type ServeRecording = (id: string, range: string | null) => Promise<Response>;

/** Serves the files of `folder`, and nothing outside it, as our page; beside them the recordings. */
export function servePage(folder: string, serveRecording: ServeRecording): void {
  protocol.handle(SCHEME, async (request) => {
    try {
      const recording = recordingIn(request.url);
      if (recording !== undefined) return await serveRecording(recording, request.headers.get('range'));
      const file = fileFor(request.url, folder);
      if (file === undefined) return new Response('not found', { status: 404 });
      return new Response(await readFile(file), {
        headers: {
          'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('not found', { status: 404 });
    }
  });
}

function fileFor(url: string, folder: string): string | undefined {
  if (!isOurs(url)) return undefined;
  const path = normalize(join(folder, decodeURIComponent(new URL(url).pathname)));
  return path.startsWith(folder + sep) ? path : undefined;
}
