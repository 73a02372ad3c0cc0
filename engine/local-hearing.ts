import { FRAME_MS } from '../core/audio';
import type { Heard, Hearing, HearingOptions } from '../core/engine';
import type { EngineFailure } from '../core/failure';
import { previewText } from '../core/preview';
import { fail, type Result, succeed } from '../core/result';
import { type Segment, Segmenter } from '../core/segmenter';
import { joinSegments } from '../core/transcript';
import { BACKLOG, VAD } from '../core/tuning';
import { collectGarbage } from './collect-garbage';
import { type Ears, openEars } from './ears';
import { engineFailed } from './engine-failed';
import { FrameCutter } from './frame-cutter';
import { energyOf } from './frame-energy';
import type { HearingModels } from './hearing-models';
import { Stopwatch } from './stopwatch';
import { Waiters } from './waiters';
import type { WorkQueue } from './work-queue';

/** One utterance in the local engine: detector frame by frame, Whisper segment by segment, while the sound still comes. */
export class LocalHearing implements Hearing {
  private readonly cutter = new FrameCutter();
  private readonly segmenter = new Segmenter();
  private readonly watch = new Stopwatch();
  /** Frames that the detector has not seen. */
  private unheard: Int16Array[] = [];
  /** Segments that wait for the detector to have seen what is there. */
  private over: Segment[] = [];
  private ears: Ears | undefined;
  private speechFrames = 0;
  private peakSpeechProbability = 0;
  private previewed = '';
  private inputOver = false;
  private stopped = false;
  private listening: Promise<void> | undefined;
  private readonly waiters = new Waiters(() => this.isDrained());
  private settle: (result: Result<Heard, EngineFailure>) => void = () => undefined;
  private readonly result = new Promise<Result<Heard, EngineFailure>>((resolve) => (this.settle = resolve));

  /** @param onOver called once, when the hearing has its result */
  constructor(
    private readonly options: HearingOptions,
    private readonly models: Promise<Result<HearingModels, EngineFailure>>,
    private readonly queue: WorkQueue,
    onOver: () => void,
    private readonly onPreview: (text: string) => void = () => undefined,
  ) {
    void this.result.then(onOver);
  }

  push(samples: Int16Array): void {
    if (!this.inputOver) this.take(this.cutter.add(samples));
  }

  drained(): Promise<void> {
    return this.waiters.wait();
  }

  finish(): Promise<Result<Heard, EngineFailure>> {
    if (this.inputOver) return this.result;
    this.inputOver = true;
    this.watch.release();
    this.ears?.work.stopLooking();
    const last = this.cutter.end();
    this.take(last === undefined ? [] : [last]);
    this.complete().catch((error: unknown) => this.stop(engineFailed(error)));
    return this.result;
  }

  cancel(): void {
    this.stop({ name: 'engine-failed', detail: 'cancelled' });
  }

  /** Ends the hearing with a failure, unless it has ended. */
  stop(failure: EngineFailure): void {
    this.inputOver = true;
    this.stopped = true;
    this.ears?.work.stop();
    this.unheard = [];
    this.ears?.sound.clear();
    this.settle(fail(failure));
    this.waiters.wake();
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
    const ears = await this.open();
    while (this.listening !== undefined) await this.listening;
    if (ears === undefined) return;
    const last = this.segmenter.end();
    if (last !== undefined) this.over.push(last);
    this.transcribeOver(ears);
    await ears.work.finished();
    const { heard: segments, language } = ears.work;
    this.settle(
      succeed({
        text: joinSegments(segments, language),
        language,
        segments,
        speechMs: this.speechFrames * FRAME_MS,
        peakSpeechProbability: this.peakSpeechProbability,
        timings: this.watch.timings(),
      }),
    );
  }

  /** Waits for the models; `undefined`, with the hearing stopped, where they can't be had. */
  private async open(): Promise<Ears | undefined> {
    const models = await this.models;
    if (!models.ok) this.stop(models.failure);
    if (!models.ok || this.stopped) return undefined;
    this.ears ??= openEars(
      models.value,
      this.queue,
      this.watch,
      this.options,
      () => this.textChanged(),
      (error) => this.stop(engineFailed(error)),
    );
    return this.ears;
  }

  private async listen(): Promise<void> {
    const ears = await this.open();
    if (ears === undefined) return;
    while (this.unheard.length > 0) {
      const frames = this.unheard.splice(0, VAD.framesAtOnce);
      const probabilities = await this.watch.time('vadMs', () => ears.vad.probabilities(frames));
      if (this.stopped) return;
      for (const [index, frame] of frames.entries()) {
        ears.sound.add(frame);
        this.hear(probabilities[index] ?? 0, energyOf(frame), ears);
      }
      if (this.unheard.length > 0) continue;
      this.transcribeOver(ears);
      this.workAhead(ears);
      ears.sound.forgetBefore(this.segmenter.neededFromFrame);
      this.waiters.wake();
    }
  }

  private hear(speechProbability: number, energy: number, ears: Ears): void {
    const isSpeech = speechProbability >= VAD.speechProbability;
    this.peakSpeechProbability = Math.max(this.peakSpeechProbability, speechProbability);
    if (isSpeech) {
      this.speechFrames++;
      ears.work.dropEarly();
    }
    const over = this.segmenter.add({ speechProbability, energy });
    if (over === undefined) return;
    this.over.push(over);
    // What was begun early is taken before the next word would drop it.
    if (ears.work.isBegun(over)) this.transcribeOver(ears);
  }

  /** Not before the detector is done, for a moment: in turns with it, each would find its weights pushed out of the caches. */
  private transcribeOver({ work, sound }: Ears): void {
    for (const segment of this.over.splice(0)) work.add(segment, sound);
  }

  /** Only where the sound comes no faster than it is spoken: in a file the next word is already there. */
  private workAhead({ work, sound }: Ears): void {
    if (this.options.early === false || this.inputOver) return;
    const { pausedSegment: paused, openSegment: open } = this.segmenter;
    if (paused !== undefined) work.startEarly(paused, sound);
    else if (open !== undefined) work.lookAt(open, sound);
  }

  private textChanged(): void {
    this.waiters.wake();
    if (this.ears === undefined) return;
    // Of the segment that is done: the next one needs as much. After the last, the text comes first.
    if (!this.inputOver || this.ears.work.pendingFrames > 0) collectGarbage();
    if (this.inputOver) return;
    const text = previewText(this.ears.work.soFar, this.ears.work.language);
    if (text === this.previewed) return;
    this.previewed = text;
    this.onPreview(text);
  }

  private isDrained(): boolean {
    const waitingFrames = this.unheard.length + (this.ears?.work.pendingFrames ?? 0);
    return this.stopped || waitingFrames * FRAME_MS <= BACKLOG.maxMs;
  }
}
