import type { BenchOver, BenchView } from '../../core/model-bench/bench-view';
import { impossible } from '../../core/result';

/** How far the comparison of models is, or what came of it; empty where there is none. */
export function benchText(view: BenchView): string {
  switch (view.kind) {
    case 'none':
      return '';
    case 'running':
      return `Measuring ${view.model}${view.models === 1 ? '' : ` (${view.number} of ${view.models})`}`;
    case 'over':
      return overText(view);
    default:
      return impossible(view);
  }
}

/** `2.5 %` of the words. */
export function errorsText(wer: number): string {
  return `${wer.toFixed(1)} %`;
}

function overText({ ending, rows, recommended }: BenchOver): string {
  switch (ending) {
    case 'stopped':
      return 'Cancelled.';
    case 'dictation':
      return 'Stopped, because you began to dictate: that comes first. Start again when your text is there.';
    case 'finished':
      break;
    default:
      return impossible(ending);
  }
  if (recommended === undefined) return rows.length === 1 ? 'It can’t be measured.' : 'None of them can be measured.';
  const { name, why } = recommended;
  const isAlone = rows.length === 1;
  if (why === 'best') {
    return isAlone
      ? `${name} is fast enough for this computer.`
      : `${name} is recommended: it makes the fewest errors of those that are fast enough here. Where two are as good as equal, the faster one counts.`;
  }
  return isAlone
    ? `${name} is slow on this computer: you will wait for long texts. A smaller model may suit it better.`
    : `${name} is recommended: none is fast enough for this computer, and it is the fastest.`;
}
