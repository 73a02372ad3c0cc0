import { FRAME_SAMPLES } from '../../core/audio';
import type { Segment } from '../../core/segmenter';
import type { HearingModels, LookAtSegment, TranscribeSegment } from '../../engine/hearing-models';
import type { Transcribed } from '../../engine/transcriber';

/** One transcription, as the test looks at it. */
export interface Run {
  readonly segment: Segment;
  readonly signal: AbortSignal;
  /** What it was given of earlier looks: the frames of the last one. */
  readonly draft: readonly number[];
  /** Steps made, the one in which it was stopped counted. */
  steps: number;
}

/** One look at speech that goes on. */
export interface Look {
  /** Of the segment as it was. */
  readonly frames: number;
  readonly signal: AbortSignal;
  steps: number;
}

/**
 * A detector and a Whisper that understand frames filled with a number: 0 is silence, another a word. A transcription takes
 * steps, as decoding does, and each waits until the test lets it go on; its text names its bounds, so that no other
 * segment's can be taken for it.
 */
export class SlowModels implements HearingModels {
  readonly runs: Run[] = [];
  readonly looks: Look[] = [];
  heardFrames = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly stepsPerRun: number) {}

  readonly vad = {
    listen: () => ({
      probabilities: async (frames: readonly Int16Array[]): Promise<Float32Array> => {
        await Promise.resolve();
        this.heardFrames += frames.length;
        return Float32Array.from(frames, (frame) => (frame[0] === 0 ? 0 : 1));
      },
    }),
  };

  readonly transcribe: TranscribeSegment = async (samples, segment, { language }, _watch, signal, { tokens }) => {
    const run: Run = { segment, signal, draft: tokens, steps: 0 };
    this.runs.push(run);
    while (run.steps < this.stepsPerRun && !signal.aborted) await this.oneStep(run);
    return signal.aborted ? undefined : { language, segment: heardSegment(samples, segment) };
  };

  readonly look: LookAtSegment = async (samples, _spoken, _watch, signal, draft) => {
    const look: Look = { frames: samples.length / FRAME_SAMPLES, signal, steps: 0 };
    this.looks.push(look);
    while (look.steps < this.stepsPerRun && !signal.aborted) await this.oneStep(look);
    draft.tokens = [look.frames];
  };

  private async oneStep(run: { steps: number }): Promise<void> {
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    run.steps++;
  }

  /** Lets every transcription that waits go one step on. */
  step(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function heardSegment(samples: Int16Array, { fromFrame, toFrame }: Segment): Transcribed['segment'] {
  const words = new Set<number>();
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES) words.add(samples[at] ?? 0);
  words.delete(0);
  return {
    startMs: fromFrame,
    endMs: toFrame,
    text: `${String(fromFrame)}-${String(toFrame)}:${[...words].join(',')}`,
    doubts: [],
    averageLogProb: -0.2,
    noSpeechProbability: 0,
    compressionRatio: 1,
    window: 'short',
  };
}
