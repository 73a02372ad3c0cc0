import { CAPTURE } from '../../core/tuning';
import type { OpenSound, SoundSink } from './sound-source';
import { type FromWorklet, type ToWorklet, WORKLET_NAME } from './worklet-protocol';

/** One microphone while it is open, in an audio context of its own: stream → worklet → frames. */
export class WorkletSession implements OpenSound {
  private readonly node: AudioWorkletNode;
  private readonly microphone: MediaStreamAudioSourceNode;
  private readonly flushed: Promise<void>;
  private onFlushed: () => void = () => undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly context: AudioContext,
    private readonly stream: MediaStream,
    private readonly sink: SoundSink,
  ) {
    this.flushed = new Promise((resolve) => (this.onFlushed = resolve));
    this.node = new AudioWorkletNode(context, WORKLET_NAME, {
      // Explicitly one channel: the context mixes a stereo microphone down.
      channelCount: 1,
      channelCountMode: 'explicit',
      channelInterpretation: 'speakers',
    });
    this.node.port.onmessage = (event: MessageEvent<FromWorklet>) => this.hear(event.data);
    this.node.onprocessorerror = () => void this.lose();
    for (const track of stream.getAudioTracks()) track.onended = () => void this.lose();
    // The worklet writes no output; it is connected because a node that leads nowhere is not run.
    this.microphone = context.createMediaStreamSource(stream);
    this.microphone.connect(this.node).connect(context.destination);
    void context.resume();
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private hear(message: FromWorklet): void {
    if (message.kind === 'frame') this.sink.frame(message.samples);
    else this.onFlushed();
  }

  /** The microphone is gone: what the worklet still has is given all the same. */
  private async lose(): Promise<void> {
    if (this.closing !== undefined) return;
    await this.close();
    this.sink.lost();
  }

  private async finish(): Promise<void> {
    const flush: ToWorklet = 'flush';
    this.node.port.postMessage(flush);
    let giveUp = 0;
    await Promise.race([
      this.flushed,
      new Promise((resolve) => (giveUp = window.setTimeout(resolve, CAPTURE.flushMs))),
    ]);
    window.clearTimeout(giveUp);
    this.node.port.onmessage = null;
    // What still listens is never collected: two listeners more with each dictation.
    this.node.port.close();
    this.node.onprocessorerror = null;
    this.microphone.disconnect();
    this.node.disconnect();
    for (const track of this.stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    if (this.context.state !== 'closed') void this.context.close();
  }
}
