import type { Bridge, CommandName } from '../../electron/ipc/contract';
import { randomNumbers } from '../../core/random';
import { pick } from '../torture/pick';
import { type Channel, nextInput } from './fuzz-messages';

// Runs inside a page, bundled and sent there by fuzz.spec.ts.

export interface AttackPlan {
  readonly seed: number;
  readonly messages: number;
  readonly commands: readonly CommandName[];
  /** Entries of the history. */
  readonly ids: readonly string[];
}

export interface AttackCounts {
  readonly answered: number;
  readonly refused: number;
  /** To the channel without answers. */
  readonly audio: number;
}

/** As the preload gives it, without its types. */
interface LooseBridge {
  invoke(name: string, input: unknown): Promise<unknown>;
  sendAudio(message: unknown): void;
}
declare const dictum: Bridge;

/** Neither is done more often by a message that is right: each dictation costs the browser memory that it keeps, and an empty history is no target. */
const RARE: readonly string[] = ['dictation:start', 'history:remove-all'];
const RARE_SHARE = 0.02;
/** Messages on their way at once. */
const BATCH = 250;

/** Sends messages of every kind to every channel, and to names that are none; resolves when all are answered. */
export async function attack({ seed, messages, commands, ids }: AttackPlan): Promise<AttackCounts> {
  const random = randomNumbers(seed);
  const loose = dictum as unknown as LooseBridge;
  let sessionId = 'none';
  const stopListening = dictum.on('snapshot', ({ phase }) => {
    if ('sessionId' in phase) sessionId = phase.sessionId;
  });
  const source = { random, ids: () => [sessionId, ...ids] };
  const channels: readonly Channel[] = [...commands, 'audio', 'audio'];
  const counts = { answered: 0, refused: 0, audio: 0 };
  const send = async (): Promise<void> => {
    const channel = pick(channels, random);
    const input = nextInput(channel, source);
    try {
      if (channel === 'audio') {
        loose.sendAudio(input);
        counts.audio += 1;
        return;
      }
      if (input === undefined && RARE.includes(channel) && random() > RARE_SHARE) return await send();
      const name = random() < 0.05 ? pick(['no:such-command', 'toString', '__proto__'], random) : channel;
      await loose.invoke(name, input);
      counts.answered += 1;
    } catch {
      counts.refused += 1;
    }
  };
  for (let sent = 0; sent < messages; sent += BATCH) {
    await Promise.all(Array.from({ length: Math.min(BATCH, messages - sent) }, send));
  }
  stopListening();
  return counts;
}
