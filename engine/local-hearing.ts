import { FRAME_MS, FRAME_SAMPLES } from '../core/audio';
import type { Heard, HeardSegment, Hearing, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import { fail, type Result, succeed } from '../core/result';
import { type Segment, Segmenter } from '../core/segmenter';
import { BACKLOG, SPEECH, VAD } from '../core/tuning';
import { FrameCutter } from './frame-cutter';
import type { Models } from './models';
import { Stopwatch } from './stopwatch';
import { transcribe } from './transcriber';
import type { VadListener } from './vad';
import type { WorkQueue } from './work-queue';

const BACKLOG_FRAMES = BACKLOG.maxMs / FRAME_MS;

/** One utterance in the local engine: detector frame by frame, Whisper segment by segment, while the sound still comes. */
export class LocalHearing implements Hearing {
  private readonly cutter = new FrameCutter();
  private readonly segmenter = new Segmenter();
  private readonly watch = new Stopwatch();
  private readonly abort = new AbortController();
  /** Frames that the detector has not seen. */
  private unheard: Int16Array[] = [];
  /** Frames that a segment may still need, the first of them `keptFromFrame`. */
  private kept: Int16Array[] = [];
  private keptFromFrame = 0;
  private framesInWork = 0;
  private vad: VadListener | undefined;
  private readonly segments: HeardSegment[] = [];
  private language: string;
  private speechFrames = 0;
  private peakSpeechProbability = 0;
  private inputOver = false;
  private listening: Promise<void> | undefined;
  private lastSegment: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];
  private settle: (result: Result<Heard, EngineFailure>) => void = () => undefined;
  private readonly result = new Promise<Result<Heard, EngineFailure>>((resolve) => (this.settle = resolve));

  constructor(
    options: HearingOptions,
    private readonly models: Promise<Result<Models, EngineFailure>>,
    private readonly queue: WorkQueue,
    onOver: () => void,
  ) {
    this.language = options.language;
    void this.result.then(onOver);
  }

  push(samples: Int16Array): void {
    if (this.inputOver) return;
    this.take(this.cutter.add(samples));
  }

  drained(): Promise<void> {
    if (this.abort.signal.aborted || this.backlogFrames() <= BACKLOG_FRAMES) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  finish(): Promise<Result<Heard, EngineFailure>> {
    if (this.inputOver) return this.result;
    this.inputOver = true;
    this.watch.release();
    const last = this.cutter.end();
    this.take(last === undefined ? [] : [last]);
    void this.complete();
    return this.result;
  }

  cancel(): void {
    this.stop({ name: 'engine-failed', detail: 'cancelled' });
  }

  /** Ends the hearing with a failure, unless it has ended. */
  stop(failure: EngineFailure): void {
    this.inputOver = true;
    this.abort.abort();
    this.unheard = [];
    this.kept = [];
    this.settle(fail(failure));
    this.wake();
  }

  private take(frames: readonly Int16Array[]): void {
    this.unheard.push(...frames);
    if (this.listening !== undefined || this.unheard.length === 0) return;
    this.listening = this.listen()
      .catch((error: unknown) => this.stop(engineFailed(error)))
      .finally(() => {
        this.listening = undefined;
        // What came while the last round ended.
        this.take([]);
      });
  }

  private async complete(): Promise<void> {
    const models = await this.models;
    if (!models.ok) return this.stop(models.failure);
    while (this.listening !== undefined) await this.listening;
    this.transcribe(this.segmenter.end(), models.value);
    await this.lastSegment;
    this.settle(
      succeed({
        text: this.segments
          .map((segment) => segment.text)
          .filter((text) => text !== '')
          .join(' '),
        language: this.language,
        segments: this.segments,
        speechMs: this.speechFrames * FRAME_MS,
        peakSpeechProbability: this.peakSpeechProbability,
        timings: this.watch.timings(),
      }),
    );
  }

  private async listen(): Promise<void> {
    const models = await this.models;
    if (!models.ok) return this.stop(models.failure);
    this.vad ??= models.value.vad.listen();
    for (let frame = this.unheard.shift(); frame !== undefined; frame = this.unheard.shift()) {
      const now = frame;
      const vad = this.vad;
      const speechProbability = await this.watch.time('vadMs', () => vad.probability(now));
      if (this.abort.signal.aborted) return;
      this.peakSpeechProbability = Math.max(this.peakSpeechProbability, speechProbability);
      if (speechProbability >= VAD.speechProbability) this.speechFrames++;
      this.kept.push(now);
      this.transcribe(this.segmenter.add({ speechProbability, energy: energyOf(now) }), models.value);
      this.forget();
      this.wake();
    }
  }

  /** Queues a finished segment; what it needs is copied here, so that the frames can go. */
  private transcribe(segment: Segment | undefined, models: Models): void {
    if (segment === undefined || segment.speechFrames * FRAME_MS < SPEECH.minSpeechMs) return;
    const frames = this.kept.slice(segment.fromFrame - this.keptFromFrame, segment.toFrame - this.keptFromFrame);
    this.framesInWork += frames.length;
    const { signal } = this.abort;
    this.lastSegment = this.queue
      .add(async () => {
        if (signal.aborted) return;
        const heard = await transcribe(models.whisper, joined(frames), segment, this.language, this.watch, signal);
        if (heard === undefined) return;
        this.language = heard.language;
        this.segments.push(heard.segment);
      })
      .catch((error: unknown) => this.stop(engineFailed(error)))
      .finally(() => {
        this.framesInWork -= frames.length;
        this.wake();
      });
  }

  private forget(): void {
    const gone = this.segmenter.neededFromFrame - this.keptFromFrame;
    if (gone <= 0) return;
    this.kept.splice(0, gone);
    this.keptFromFrame += gone;
  }

  private backlogFrames(): number {
    return this.unheard.length + this.framesInWork;
  }

  private wake(): void {
    if (!this.abort.signal.aborted && this.backlogFrames() > BACKLOG_FRAMES) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function joined(frames: readonly Int16Array[]): Int16Array {
  const samples = new Int16Array(frames.length * FRAME_SAMPLES);
  frames.forEach((frame, i) => samples.set(frame, i * FRAME_SAMPLES));
  return samples;
}

function energyOf(frame: Int16Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return sum / frame.length;
}

function engineFailed(error: unknown): EngineFailure {
  return { name: 'engine-failed', detail: error instanceof Error ? error.message : String(error) };
}
