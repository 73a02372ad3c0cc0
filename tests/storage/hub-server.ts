import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { HubAccess } from '../../storage/models/hub-access';

export const REVISION = 'a'.repeat(40);

/** How the server treats one file. */
export type Mood = 'well' | 'breaks' | 'never-goes-on' | 'lies' | 'too-long';

export interface HubServer {
  readonly hub: HubAccess;
  /** Paths that were asked for, with the first byte. */
  readonly asked: readonly string[];
  /** Ends it, and every connection to it. */
  close(): Promise<void>;
}

/** A hub on loopback with one model, `someone/tiny-whisper`: its API's answers, and its files by range. */
export async function startHub(folder: string, moods: Readonly<Record<string, Mood>> = {}): Promise<HubServer> {
  const files = ['', 'onnx/'].flatMap((inner) =>
    readdirSync(join(folder, inner), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${inner}${entry.name}`),
  );
  const asked: string[] = [];
  const broken = new Set<string>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '').replace(/^\/(?:api\/models\/)?someone\/tiny-whisper\/?/, '');
    if (request.url === '/api/models/someone/tiny-whisper') json(response, { sha: REVISION });
    else if (path === `tree/${REVISION}`) json(response, entries(folder, files, false));
    else if (path === `tree/${REVISION}/onnx`) json(response, entries(folder, files, true));
    else if (path.startsWith(`resolve/${REVISION}/`))
      file(path.slice(`resolve/${REVISION}/`.length), request, response);
    else response.writeHead(404).end();
  };
  const file = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    asked.push(`${path} ${String(from)}`);
    const content = readFileSync(join(folder, path));
    const mood = moods[path] ?? 'well';
    if (mood === 'breaks' && !broken.has(path)) {
      broken.add(path);
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
    } else if (mood === 'never-goes-on') {
      // Begins at the first byte whatever is asked, and breaks once.
      response.writeHead(200);
      if (broken.has(path)) response.end(content);
      else response.write(content.subarray(0, 100), () => response.destroy());
      broken.add(path);
    } else if (mood === 'lies') response.writeHead(200).end(Buffer.alloc(content.length));
    else if (mood === 'too-long') response.writeHead(200).end(Buffer.concat([content, content]));
    else response.writeHead(from > 0 ? 206 : 200).end(content.subarray(from));
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    hub: { baseUrl, pauseMs: 1, get: nodeGet },
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function entries(folder: string, files: readonly string[], isInner: boolean): object[] {
  return files
    .filter((path) => path.includes('/') === isInner)
    .map((path) => {
      const content = readFileSync(join(folder, path));
      const git = createHash('sha1')
        .update(`blob ${String(content.length)}\0`)
        .update(content)
        .digest('hex');
      const entry = { type: 'file', path, size: content.length, oid: git };
      if (!path.endsWith('.onnx')) return entry;
      return { ...entry, lfs: { oid: createHash('sha256').update(content).digest('hex'), size: content.length } };
    });
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

const nodeGet: HubAccess['get'] = (url, fromByte, signal) =>
  new Promise((resolve, reject) => {
    const headers = fromByte > 0 ? { range: `bytes=${String(fromByte)}-` } : {};
    get(url, { headers, signal }, (response) => resolve({ status: response.statusCode ?? 0, body: response })).on(
      'error',
      reject,
    );
  });
