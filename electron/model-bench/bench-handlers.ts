import type { Handlers } from '../ipc/handle';
import type { BenchDesk } from './bench-desk';

/** What the page's commands for comparing models do. */
export function createBenchHandlers(bench: BenchDesk): Pick<Handlers, 'bench:start' | 'bench:stop'> {
  return {
    'bench:start': () => bench.start(),
    'bench:stop': () => bench.stop().then(() => undefined),
  };
}
