/** Prepares the peer of bench:peers in .cache/peer; a second call finds it ready. `undefined`, with a message, where Python or PyPI is out of reach. */
export function setupPeer(root: string): Promise<{ readonly python: string; readonly model: string } | undefined>;
