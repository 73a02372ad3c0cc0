import { FRAME_MS } from '../core/audio';
import type { HeardSegment, HearingOptions } from '../core/engine';
import type { Segment } from '../core/segmenter';
import { SPEECH } from '../core/tuning';
import type { HearingModels, SpokenOptions } from './hearing-models';
import type { KeptSound } from './kept-sound';
import { Looks } from './looks';
import type { Stopwatch } from './stopwatch';
import type { Draft, Transcribed } from './transcriber';
import type { WorkQueue } from './work-queue';

/** A segment transcribed before it is known to be over. */
interface Early {
  readonly segment: Segment;
  readonly abort: AbortController;
  readonly result: Promise<Transcribed | undefined>;
}

/** The transcribing of one hearing's segments, in order, in the queue that all hearings share. */
export class SegmentWork {
  readonly heard: HeardSegment[] = [];
  /** Frames of the segments that are over and not yet transcribed. */
  pendingFrames = 0;
  private early: Early | undefined;
  /** What an early start gave for the segment that is still open; it may have grown since. */
  private guess: HeardSegment | undefined;
  /** Of the last segment that was begun, by its first frame: it may be begun again, grown. */
  private draft: Draft & { readonly fromFrame: number } = { fromFrame: -1, tokens: [] };
  private readonly looks: Looks;
  private last: Promise<void> = Promise.resolve();
  private readonly abort = new AbortController();
  /** Whisper's code, or `auto` until the first segment's language is found. */
  public language: string;
  private readonly vocabulary: readonly string[];

  /**
   * @param options language `auto`: the first segment's is found and kept
   * @param onDone called after each segment, and after an early start that gave a text
   * @param onError called with what a segment's inference threw
   */
  constructor(
    private readonly models: Pick<HearingModels, 'transcribe' | 'look'>,
    private readonly queue: WorkQueue,
    private readonly watch: Stopwatch,
    { language, vocabulary = [] }: HearingOptions,
    private readonly onDone: () => void,
    private readonly onError: (error: unknown) => void,
  ) {
    this.language = language;
    this.vocabulary = vocabulary;
    this.looks = new Looks(queue);
  }

  /** The segments transcribed so far, and the open one as it was at its last pause. */
  get soFar(): readonly HeardSegment[] {
    return this.guess === undefined ? this.heard : [...this.heard, this.guess];
  }

  /** Transcribes a segment that is over; what an early start found for the very same segment is taken. */
  add(segment: Segment, sound: KeptSound): void {
    if (!isSpeech(segment)) return;
    this.looks.stop();
    const frames = segment.toFrame - segment.fromFrame;
    this.pendingFrames += frames;
    const result = this.takeEarly(segment) ?? this.start(segment, sound, this.abort.signal);
    const before = this.last;
    this.last = this.keep(before, result).finally(() => {
      this.pendingFrames -= frames;
      this.onDone();
    });
  }

  /** Begins with a segment that will be over if nobody speaks again. Does nothing while other work waits. */
  startEarly(segment: Segment, sound: KeptSound): void {
    if (this.early !== undefined || !isSpeech(segment) || this.queue.isBusy) return;
    this.looks.stop();
    const abort = new AbortController();
    const result = this.start(segment, sound, abort.signal);
    // Taken or dropped later; its error is told when it is taken.
    result.then((heard) => this.show(heard?.segment, abort.signal)).catch(() => undefined);
    this.early = { segment, abort, result };
  }

  /** Looks at a segment that goes on being spoken, if it is time to. Does nothing while other work waits. */
  lookAt(segment: Segment, sound: KeptSound): void {
    const { look } = this.models;
    if (look === undefined || this.early !== undefined || !isSpeech(segment) || !this.looks.isDue(segment)) return;
    const [soFar, draft] = [sound.stretch(segment.fromFrame, segment.toFrame), this.draftOf(segment)];
    this.looks.begin(segment, (signal) => look(soFar, this.spoken, this.watch, signal, draft));
  }

  stopLooking(): void {
    this.looks.stop();
  }

  /** Whether the very same segment was begun early. */
  isBegun({ fromFrame, toFrame }: Segment): boolean {
    return this.early?.segment.fromFrame === fromFrame && this.early.segment.toFrame === toFrame;
  }

  /** The user goes on speaking. */
  dropEarly(): void {
    this.early?.abort.abort();
    this.early = undefined;
  }

  /** Resolves when every segment added so far is transcribed, or has failed. */
  finished(): Promise<void> {
    return this.last;
  }

  /** Stops at the next step. */
  stop(): void {
    this.dropEarly();
    this.looks.stop();
    this.abort.abort();
  }

  private start(segment: Segment, sound: KeptSound, signal: AbortSignal): Promise<Transcribed | undefined> {
    const [heard, draft] = [sound.stretch(segment.fromFrame, segment.toFrame), this.draftOf(segment)];
    return this.queue.add(async () =>
      signal.aborted ? undefined : this.models.transcribe(heard, segment, this.spoken, this.watch, signal, draft),
    );
  }

  /** To be asked for when it is the segment's turn, not before: the segment before may have found the language. */
  private get spoken(): SpokenOptions {
    return { language: this.language, vocabulary: this.vocabulary };
  }

  private draftOf({ fromFrame }: Segment): Draft {
    if (this.draft.fromFrame !== fromFrame) this.draft = { fromFrame, tokens: [] };
    return this.draft;
  }

  private show(guess: HeardSegment | undefined, signal: AbortSignal): void {
    if (guess === undefined || signal.aborted) return;
    this.guess = guess;
    this.onDone();
  }

  private takeEarly(segment: Segment): Early['result'] | undefined {
    if (!this.isBegun(segment)) this.dropEarly();
    const begun = this.early?.result;
    this.early = undefined;
    return begun;
  }

  private async keep(before: Promise<void>, result: Promise<Transcribed | undefined>): Promise<void> {
    try {
      await before;
      const heard = await result;
      if (heard === undefined || this.abort.signal.aborted) return;
      this.language = heard.language;
      this.heard.push(heard.segment);
      if (this.guess !== undefined && this.guess.startMs < heard.segment.endMs) this.guess = undefined;
    } catch (error) {
      this.onError(error);
    }
  }
}

function isSpeech(segment: Segment): boolean {
  return segment.speechFrames * FRAME_MS >= SPEECH.minSpeechMs;
}
