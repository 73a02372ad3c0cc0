import type { ModelWindow } from './model';
import { impossible } from './result';

/** What a model's window means to the user. */
export function windowText(window: ModelWindow): string {
  return window.kind === 'short' ? 'short window' : `full 30 s window: ${reason(window.why)}`;
}

function reason(why: Extract<ModelWindow, { kind: 'full' }>['why']): string {
  switch (why) {
    case 'no-position-table':
      return 'its graph has no position table';
    case 'old-operators':
      return 'its graph is of an old kind';
    case 'hidden-shape':
      return 'its graph hides its shapes';
    default:
      return impossible(why);
  }
}
