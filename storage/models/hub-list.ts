import type { ModelFailure } from '../../core/failure';
import { isRecord } from '../../core/is-record';
import { fail, type Result, succeed } from '../../core/result';
import { DOWNLOAD } from '../../core/tuning';
import type { HubAccess, HubFile } from './hub-access';

export interface HubListing {
  /** The commit that was listed: all files are taken from it, whatever is changed meanwhile. */
  readonly revision: string;
  readonly files: readonly HubFile[];
}

/** Whether this is `owner/name`, as the hub writes it. */
export function isRepository(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/.test(name);
}

/**
 * What a model on the hub consists of, by the hub's API: its top folder and `onnx`.
 *
 * @returns `model-download-failed` where there is no such model or no connection
 */
export async function listHub(
  repository: string,
  hub: HubAccess,
  signal: AbortSignal,
): Promise<Result<HubListing, ModelFailure>> {
  const about = await getJson(`${hub.baseUrl}/api/models/${repository}`, hub, signal);
  if (!about.ok) return about;
  const revision = isRecord(about.value) ? about.value['sha'] : undefined;
  if (typeof revision !== 'string' || !/^[0-9a-f]{40}$/.test(revision)) return damaged();
  const files: HubFile[] = [];
  for (const folder of ['', '/onnx']) {
    const listed = await getJson(`${hub.baseUrl}/api/models/${repository}/tree/${revision}${folder}`, hub, signal);
    if (!listed.ok) return listed;
    if (!Array.isArray(listed.value)) return damaged();
    files.push(...listed.value.map(parseFile).filter((file) => file !== undefined));
  }
  return succeed({ revision, files });
}

function damaged(): Result<never, ModelFailure> {
  return fail({ name: 'model-download-failed', why: 'damaged' });
}

async function getJson(url: string, hub: HubAccess, signal: AbortSignal): Promise<Result<unknown, ModelFailure>> {
  try {
    const { status, body } = await hub.get(url, 0, signal);
    if (status >= 400 && status < 500) return fail({ name: 'model-download-failed', why: 'not-found' });
    if (status !== 200) return fail({ name: 'model-download-failed', why: 'no-connection' });
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > DOWNLOAD.maxListBytes) return damaged();
      pieces.push(piece);
    }
    return parseJson(Buffer.concat(pieces).toString('utf8'));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error) return fail({ name: 'model-download-failed', why: 'no-connection' });
    throw error;
  }
}

function parseJson(text: string): Result<unknown, ModelFailure> {
  try {
    return succeed(JSON.parse(text) as unknown);
  } catch {
    return damaged();
  }
}

/** Folders, and what is no file, are left out. */
function parseFile(entry: unknown): HubFile | undefined {
  if (!isRecord(entry) || entry['type'] !== 'file') return undefined;
  const { path, size, oid, lfs } = entry;
  const hex = isRecord(lfs) ? lfs['oid'] : oid;
  if (typeof path !== 'string' || typeof hex !== 'string') return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  return { path, sizeBytes: size, checksum: { kind: isRecord(lfs) ? 'sha256' : 'git', hex } };
}
