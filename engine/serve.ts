import type { Engine, Hearing, HearingOptions } from '../core/engine';
import { impossible } from '../core/result';
import type { FromEngine, ToEngine } from './protocol';

/**
 * The engine's half of the protocol.
 *
 * @param post sends to the other side
 * @returns what takes each message from the other side
 */
export function serveEngine(engine: Engine, post: (message: FromEngine) => void): (message: ToEngine) => void {
  const hearings = new Map<number, Hearing>();
  engine.onState((state) => post({ kind: 'state', state }));

  const hear = (id: number, options: HearingOptions): void => {
    hearings.set(
      id,
      engine.hear(options, (text) => post({ kind: 'preview', id, text })),
    );
  };

  const push = (id: number, samples: Int16Array): void => {
    const hearing = hearings.get(id);
    hearing?.push(samples);
    void hearing?.drained().then(() => post({ kind: 'taken', id, samples: samples.length }));
  };

  const finish = async (id: number): Promise<void> => {
    const hearing = hearings.get(id);
    if (hearing === undefined) return;
    const result = await hearing.finish();
    hearings.delete(id);
    post({ kind: 'heard', id, result });
  };

  return (message) => {
    switch (message.kind) {
      case 'load':
        void engine.load().then((result) => post({ kind: 'loaded', result }));
        return;
      case 'hear':
        hear(message.id, message.options);
        return;
      case 'push':
        push(message.id, message.samples);
        return;
      case 'finish':
        void finish(message.id);
        return;
      case 'cancel':
        hearings.get(message.id)?.cancel();
        hearings.delete(message.id);
        return;
      default:
        impossible(message);
    }
  };
}
