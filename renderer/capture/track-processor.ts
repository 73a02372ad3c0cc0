/** The samples of a track as a stream: Chromium's, which the DOM's types leave out. */
export interface TrackProcessor {
  /** Blocks as the device gives them; it ends when the track ends. */
  readonly readable: ReadableStream<AudioData>;
}

export type TrackProcessorConstructor = new (init: {
  readonly track: MediaStreamTrack;
  /** Blocks kept while nobody reads; the oldest are dropped beyond it. */
  readonly maxBufferSize: number;
}) => TrackProcessor;

/** Undefined where this browser has it not, or for workers alone, as the standard (MediaStreamTrack Insertable Media Processing) wants. */
export function trackProcessor(): TrackProcessorConstructor | undefined {
  return (window as { MediaStreamTrackProcessor?: TrackProcessorConstructor }).MediaStreamTrackProcessor;
}
