import { FRAME_MS } from './audio';
import { VAD } from './tuning';

/** What the detector and a loudness meter say of one frame of 32 ms. */
export interface FrameSigns {
  /** 0 to 1. */
  readonly speechProbability: number;
  /** Mean square of the samples; any scale, only compared with its neighbours. */
  readonly energy: number;
}

/** A stretch to transcribe. Frames count from the start of the recording; every `to` is the first frame after it. */
export interface Segment {
  /** With pre-roll and hangover around the speech. */
  readonly fromFrame: number;
  readonly toFrame: number;
  readonly speechFromFrame: number;
  readonly speechToFrame: number;
  /** Frames that are speech; pauses inside the segment are not counted. */
  readonly speechFrames: number;
}

const toFrames = (ms: number): number => Math.round(ms / FRAME_MS);

const PRE_ROLL = toFrames(VAD.preRollMs);
const HANGOVER = toFrames(VAD.hangoverMs);
const PAUSE = toFrames(VAD.segmentPauseMs);
const LONG_PAUSE = toFrames(VAD.longPauseMs);
const SHORTEST = toFrames(VAD.minSegmentMs);
const LONGEST = toFrames(VAD.maxSegmentMs);
const SEARCH = toFrames(VAD.cutSearchMs);

/**
 * Cuts a recording into segments while it grows: at a pause once the segment is long enough, at a long pause always, and
 * at the quietest place of its last seconds where nobody pauses. Segments come in order and never overlap.
 */
export class Segmenter {
  private frames = 0;
  private firstFree = 0;
  private open: OpenSegment | undefined;

  /** First frame that a later segment may still need; sound before it can be forgotten. */
  get neededFromFrame(): number {
    return this.open?.fromFrame ?? Math.max(this.firstFree, this.frames - PRE_ROLL);
  }

  /** First frame of the segment that is being spoken; `undefined` in a pause between two. */
  get openFromFrame(): number | undefined {
    return this.open?.fromFrame;
  }

  /** The open segment up to now; `undefined` in a pause between two. */
  get openSegment(): Segment | undefined {
    return this.open?.until(this.frames);
  }

  /**
   * The open segment as it ends if nobody speaks again. Defined once the pause is as long as the hangover: from then on more
   * silence does not change it.
   */
  get pausedSegment(): Segment | undefined {
    if (this.open === undefined || this.frames - this.open.speechTo < HANGOVER) return undefined;
    return this.open.until(this.open.speechTo + HANGOVER);
  }

  /** Takes the next frame; returns the segment that it completes, if any. */
  add(signs: FrameSigns): Segment | undefined {
    const frame = this.frames++;
    const isSpeech = signs.speechProbability >= VAD.speechProbability;
    if (this.open === undefined) {
      if (!isSpeech) return undefined;
      this.open = new OpenSegment(Math.max(this.firstFree, frame - PRE_ROLL), frame);
    }
    this.open.add(frame, isSpeech, signs.energy);
    const silence = this.frames - this.open.speechTo;
    const length = this.open.speechTo - this.open.speechFrom;
    if (silence >= LONG_PAUSE || (silence >= PAUSE && length >= SHORTEST)) return this.close(this.open);
    return this.frames - this.open.speechFrom >= LONGEST ? this.cut(this.open) : undefined;
  }

  /** No more frames: the segment that was still open, if any. */
  end(): Segment | undefined {
    return this.open === undefined ? undefined : this.close(this.open);
  }

  private close(open: OpenSegment): Segment {
    this.open = undefined;
    this.firstFree = Math.min(this.frames, open.speechTo + HANGOVER);
    return open.until(this.firstFree);
  }

  /** Ends the segment at its quietest place and leaves what follows open. */
  private cut(open: OpenSegment): Segment {
    const at = open.quietestFrame(this.frames - SEARCH);
    this.firstFree = at;
    this.open = open.rest(at);
    return open.until(at);
  }
}

/** The segments of a whole recording. */
export function segmentsOf(signs: readonly FrameSigns[]): readonly Segment[] {
  const segmenter = new Segmenter();
  const over = signs.map((sign) => segmenter.add(sign));
  return [...over, segmenter.end()].filter((segment) => segment !== undefined);
}

/** The segment that is being spoken. */
class OpenSegment {
  speechTo: number;
  private readonly speech: boolean[] = [];
  private readonly energies: number[] = [];

  constructor(
    readonly fromFrame: number,
    readonly speechFrom: number,
  ) {
    this.speechTo = speechFrom + 1;
  }

  add(frame: number, isSpeech: boolean, energy: number): void {
    if (isSpeech) this.speechTo = frame + 1;
    this.speech.push(isSpeech);
    this.energies.push(energy);
  }

  /** The middle of the three neighbouring frames with the least energy, at or after `fromFrame`. */
  quietestFrame(fromFrame: number): number {
    let quietest = this.energies.length - 1;
    let least = Infinity;
    for (let i = Math.max(1, fromFrame - this.speechFrom); i < this.energies.length - 1; i++) {
      const energy = (this.energies[i - 1] ?? 0) + (this.energies[i] ?? 0) + (this.energies[i + 1] ?? 0);
      if (energy >= least) continue;
      least = energy;
      quietest = i;
    }
    return this.speechFrom + quietest;
  }

  until(toFrame: number): Segment {
    const speech = this.speech.slice(0, toFrame - this.speechFrom);
    return {
      fromFrame: this.fromFrame,
      toFrame,
      speechFromFrame: this.speechFrom,
      speechToFrame: this.speechFrom + speech.lastIndexOf(true) + 1,
      speechFrames: speech.filter(Boolean).length,
    };
  }

  /** What lies at and after `frame`, as a segment of its own; `undefined` where nobody speaks there any more. */
  rest(frame: number): OpenSegment | undefined {
    const first = this.speech.indexOf(true, frame - this.speechFrom);
    if (first < 0) return undefined;
    const rest = new OpenSegment(Math.max(frame, this.speechFrom + first - PRE_ROLL), this.speechFrom + first);
    for (let i = first; i < this.speech.length; i++) {
      rest.add(this.speechFrom + i, this.speech[i] === true, this.energies[i] ?? 0);
    }
    return rest;
  }
}
