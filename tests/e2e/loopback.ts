import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server on this machine that counts who comes, over TCP and over UDP. */
export interface Loopback {
  readonly port: number;
  readonly udpPort: number;
  readonly hits: { tcp: number; udp: number };
  close(): void;
}

export async function openLoopback(): Promise<Loopback> {
  const hits = { tcp: 0, udp: 0 };
  const server = createServer((_request, response) => response.end('leaked'));
  // Connections, not requests: a handshake that fails has got out too.
  server.on('connection', () => (hits.tcp += 1));
  server.listen(0, '127.0.0.1');
  const udp = createSocket('udp4', () => (hits.udp += 1));
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(udp, 'listening')]);
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: udp.address().port,
    hits,
    close: () => {
      server.closeAllConnections();
      server.close();
      udp.close();
    },
  };
}
