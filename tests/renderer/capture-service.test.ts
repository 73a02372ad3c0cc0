import { describe, expect, it } from 'vitest';
import type { MicrophoneFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import type { AudioMessage, CaptureOrder } from '../../electron/ipc/contract';
import { CaptureService } from '../../renderer/capture/capture-service';
import { LevelFeed } from '../../renderer/capture/level-feed';
import type { OpenSound, SoundRequest, SoundSink, SoundSource } from '../../renderer/capture/sound-source';

/** A microphone that does what the test says. */
class FakeSource implements SoundSource {
  readonly requests: SoundRequest[] = [];
  readonly sinks: SoundSink[] = [];
  closed = 0;
  /** Samples that are given when it is closed: the worklet's rest. */
  restSamples = 0;
  private answer: (result: Result<OpenSound, MicrophoneFailure>) => void = () => undefined;

  open(request: SoundRequest, sink: SoundSink): Promise<Result<OpenSound, MicrophoneFailure>> {
    this.requests.push(request);
    this.sinks.push(sink);
    return new Promise((resolve) => (this.answer = resolve));
  }

  succeed(): void {
    const sink = this.sinks.at(-1);
    this.answer(
      succeed({
        close: () => {
          this.closed += 1;
          if (this.restSamples > 0) sink?.frame(new Int16Array(this.restSamples).buffer);
          return Promise.resolve();
        },
      }),
    );
  }

  fail(failure: MicrophoneFailure): void {
    this.answer(fail(failure));
  }
}

const open = (sessionId: string): CaptureOrder => ({
  kind: 'open',
  sessionId,
  microphoneId: 'desk',
  echoCancellation: false,
  noiseSuppression: false,
  autoGain: true,
});
const close = (sessionId: string): CaptureOrder => ({ kind: 'close', sessionId });

function makeService() {
  const source = new FakeSource();
  const sent: AudioMessage[] = [];
  const shown: number[] = [];
  const levels = new LevelFeed();
  levels.subscribe((level) => shown.push(level));
  const service = new CaptureService(source, (message) => sent.push(message), levels);
  const told = (): string[] =>
    sent.map((message) => {
      if (message.kind === 'frame') return `${message.sessionId} frame ${message.samples.byteLength / 2}`;
      if (message.kind === 'ended') return `${message.sessionId} ended ${message.ending}`;
      if (message.kind === 'failed') return `${message.sessionId} failed ${message.failure.name}`;
      return `${message.sessionId} opened`;
    });
  return { source, service, told, shown };
}

const frame = (loudness = 0): ArrayBuffer => new Int16Array(512).fill(loudness).buffer;

describe('capture', () => {
  it('opens with what was ordered, says opened with the first frame, and ends after the last', async () => {
    const { source, service, told } = makeService();
    const opening = service.handle(open('a'));
    source.succeed();
    await opening;
    expect(source.requests[0]).toMatchObject({ microphoneId: 'desk', autoGain: true, noiseSuppression: false });
    expect(told()).toEqual([]);
    source.sinks[0]?.frame(frame());
    source.restSamples = 100;
    await service.handle(close('a'));
    expect(told()).toEqual(['a opened', 'a frame 512', 'a frame 100', 'a ended closed']);
  });

  it('ends a session whose end was ordered while it opened', async () => {
    const { source, service, told } = makeService();
    const opening = service.handle(open('a'));
    await service.handle(close('a'));
    expect(told()).toEqual([]);
    source.succeed();
    await opening;
    expect(told()).toEqual(['a opened', 'a ended closed']);
    expect(source.closed).toBe(1);
  });

  it('says why a microphone does not open', async () => {
    const { source, service, told } = makeService();
    const opening = service.handle(open('a'));
    source.fail({ name: 'microphone-denied' });
    await opening;
    await service.handle(close('a'));
    expect(told()).toEqual(['a failed microphone-denied']);
  });

  it('tells main of a source that breaks, and rejects as it is a bug', async () => {
    const sent: AudioMessage[] = [];
    const broken: SoundSource = { open: () => Promise.reject(new Error('no worklet')) };
    const service = new CaptureService(broken, (message) => sent.push(message), new LevelFeed());
    await expect(service.handle(open('a'))).rejects.toThrow('capture of session a broke');
    expect(sent).toEqual([{ kind: 'failed', sessionId: 'a', failure: { name: 'microphone-no-answer' } }]);
  });

  it('ends as lost, once, where the microphone is gone, and takes nothing after that', async () => {
    const { source, service, told } = makeService();
    const opening = service.handle(open('a'));
    source.succeed();
    await opening;
    source.sinks[0]?.frame(frame());
    source.sinks[0]?.lost();
    source.sinks[0]?.frame(frame());
    await service.handle(close('a'));
    expect(told()).toEqual(['a opened', 'a frame 512', 'a ended lost']);
  });

  it('keeps sessions apart that overlap, and opens none twice', async () => {
    const { source, service, told } = makeService();
    const first = service.handle(open('a'));
    source.succeed();
    await first;
    await service.handle(open('a'));
    const second = service.handle(open('b'));
    source.succeed();
    await second;
    source.sinks[1]?.frame(frame());
    source.sinks[0]?.frame(frame());
    await service.handle(close('a'));
    expect(source.requests).toHaveLength(2);
    expect(told()).toEqual(['b opened', 'b frame 512', 'a opened', 'a frame 512', 'a ended closed']);
  });

  it('ignores an end for a session that it does not know', async () => {
    const { service, told } = makeService();
    await service.handle(close('never'));
    expect(told()).toEqual([]);
  });

  it('shows the level of each frame, and none after the end', async () => {
    const { source, service, shown } = makeService();
    const opening = service.handle(open('a'));
    source.succeed();
    await opening;
    source.sinks[0]?.frame(frame(8000));
    await service.handle(close('a'));
    expect(shown[0]).toBeGreaterThan(0.9);
    expect(shown.at(-1)).toBe(0);
  });
});
