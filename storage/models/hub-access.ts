/** How the hub is reached: the app brings Electron's network, the tests a server of their own. */
export interface HubAccess {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Before a broken connection is taken up; DOWNLOAD.pauseMs in the app. */
  readonly pauseMs: number;
  /**
   * Asks for an address, redirections followed. Rejects where there is no answer.
   *
   * @param fromByte the first byte that is wanted
   */
  readonly get: (url: string, fromByte: number, signal: AbortSignal) => Promise<HubAnswer>;
}

export interface HubAnswer {
  /** HTTP's: 206 where it begins at the byte that was asked for, 200 where it begins at the first. */
  readonly status: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A file of a model on the hub. */
export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the content: SHA-256 where the hub keeps it apart (large files), else Git's SHA-1 of a blob. */
  readonly checksum: { readonly kind: 'sha256' | 'git'; readonly hex: string };
}
