import { describe, expect, it } from 'vitest';
import { succeed } from '../../core/result';
import { FakeMicrophone } from '../fakes/ends';
import { FakeEngine, heardText } from '../fakes/engine';
import { bench, settle } from './controller-bench';

describe('Controller, one dictation after the other', () => {
  it('records the next utterance while the last one is still thought about, and delivers both', async () => {
    const engine = new FakeEngine(['later', succeed(heardText('Second.'))]);
    const { controller, microphone, line } = bench(engine);
    const first = controller.start();
    await settle();
    microphone.sound.frame();
    controller.stop();
    await settle();
    expect(controller.current().phase.kind).toBe('thinking');
    const second = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    expect(controller.current().phase).toMatchObject({ kind: 'listening', sessionId: 's2' });
    engine.hearings[0]?.say(succeed(heardText('First.')));
    expect(await first).toMatchObject({ kind: 'delivered', entry: { text: 'First.' } });
    expect(controller.current().phase).toMatchObject({ kind: 'listening', sessionId: 's2' });
    controller.stop();
    expect(await second).toMatchObject({ kind: 'delivered', entry: { text: 'Second.' } });
    expect(line.deliverer.texts).toEqual(['First.', 'Second.']);
  });

  it('starts the next one while the last word of the one before is still heard out', async () => {
    const { controller, microphone, line } = bench(
      new FakeEngine([succeed(heardText('First.')), succeed(heardText('Second.'))]),
      new FakeMicrophone(undefined, 'slow to end'),
    );
    const first = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    controller.stop();
    expect(controller.isRecording).toBe(false);
    const second = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    expect(controller.current().phase).toMatchObject({ kind: 'listening', sessionId: 's2' });
    microphone.opened[0]?.sound.end('released');
    expect(await first).toMatchObject({ kind: 'delivered', entry: { text: 'First.' } });
    expect(controller.current().phase).toMatchObject({ kind: 'listening', sessionId: 's2' });
    controller.stop();
    microphone.sound.end('released');
    expect(await second).toMatchObject({ kind: 'delivered', entry: { text: 'Second.' } });
    expect(line.deliverer.texts).toEqual(['First.', 'Second.']);
  });

  it('retries once where it is asked twice, and delivers once', async () => {
    const { controller, line } = bench();
    await line.recordings.begin('s9');
    await controller.recover('s9', 0);
    const outcomes = await Promise.all([controller.retry('s9'), controller.retry('s9')]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.kind)).toEqual(['delivered', 'nothing']);
    expect(line.deliverer.texts).toHaveLength(1);
    expect(await controller.retry('s9')).toMatchObject({ value: { kind: 'delivered' } });
    expect(controller.current().phase.kind).toBe('done');
  });
});
