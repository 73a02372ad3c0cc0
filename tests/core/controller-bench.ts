import { Controller } from '../../core/controller';
import { FakeMicrophone } from '../fakes/ends';
import { FakeEngine } from '../fakes/engine';
import { type FakeLine, fakeLine, WISHES } from '../fakes/line';

/** A controller on a line of fakes, and what it showed. */
export interface Bench {
  readonly controller: Controller;
  readonly line: FakeLine;
  readonly microphone: FakeMicrophone;
  readonly phases: string[];
  readonly bugs: unknown[];
}

export function bench(engine = new FakeEngine(), microphone = new FakeMicrophone(), wishes = WISHES): Bench {
  const line = fakeLine({ engine });
  const bugs: unknown[] = [];
  let sessions = 0;
  const controller = new Controller({
    ...line,
    microphone,
    newSessionId: () => `s${String(++sessions)}`,
    wishes: () => wishes,
    onBug: (error) => bugs.push(error),
  });
  const phases: string[] = [];
  controller.onChange(({ phase }) => {
    if (phases.at(-1) !== phase.kind) phases.push(phase.kind);
  });
  return { controller, line, microphone, phases, bugs };
}

/** Lets everything that waits on settled promises go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
