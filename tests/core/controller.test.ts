import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../core/result';
import { RECORDING, SCREEN } from '../../core/tuning';
import { FakeMicrophone } from '../fakes/ends';
import { FakeEngine, heardText } from '../fakes/engine';
import { WISHES } from '../fakes/line';
import { bench, settle } from './controller-bench';

describe('Controller', () => {
  it('goes from ready over listening and thinking to done, and back to ready by itself', async () => {
    const { controller, line, microphone, phases } = bench();
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    expect(controller.current().phase).toMatchObject({ kind: 'listening', sessionId: 's1' });
    controller.stop();
    expect(await done).toMatchObject({ kind: 'delivered' });
    expect(controller.current().last).toMatchObject({ text: 'Hello there.', delivery: 'copied' });
    line.clock.advance(SCREEN.doneMs);
    expect(phases).toEqual(['starting', 'listening', 'thinking', 'done', 'ready']);
  });

  it('ends a recording that nobody ends, and uses it', async () => {
    const { controller, line, microphone } = bench();
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    line.clock.advance(RECORDING.maxHours * 3_600_000);
    expect(await done).toMatchObject({ kind: 'delivered' });
    expect(controller.isRecording).toBe(false);
  });

  it('starts only one recording at a time', async () => {
    const { controller, microphone } = bench();
    void controller.start();
    await settle();
    expect(await controller.start()).toEqual({ kind: 'nothing' });
    expect(microphone.opened).toHaveLength(1);
  });

  it('ends at once when the key came up before the microphone was open', async () => {
    const { controller, microphone } = bench();
    const done = controller.start();
    controller.stop();
    expect(await done).toEqual({ kind: 'nothing' });
    expect(microphone.opened).toHaveLength(1);
    expect(controller.current().phase.kind).toBe('ready');
  });

  it('shows why the microphone did not open, until it does', async () => {
    const { controller, phases } = bench(new FakeEngine(), new FakeMicrophone({ name: 'microphone-busy' }));
    expect(await controller.start()).toEqual({ kind: 'nothing' });
    expect(controller.current().troubles).toEqual([{ name: 'microphone-busy' }]);
    expect(phases).toEqual(['starting', 'ready']);
    expect(controller.isRecording).toBe(false);
    controller.clearTroubles('microphone');
    expect(controller.current().troubles).toEqual([]);
  });

  it('brings a cancelled dictation back', async () => {
    const { controller, microphone, line } = bench();
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    controller.cancel();
    expect(await done).toMatchObject({ kind: 'kept', entry: { outcome: { kind: 'cancelled' } } });
    expect(line.deliverer.texts).toEqual([]);
    expect(await controller.retry('s1')).toMatchObject({ ok: true, value: { kind: 'delivered' } });
    expect(line.deliverer.texts).toEqual(['Hello there.']);
    expect(line.history.entries.get('s1')).toMatchObject({ origin: 'retried', outcome: { kind: 'accepted' } });
  });

  it('says so when there is nothing left to retry', async () => {
    const { controller, microphone, line } = bench();
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    controller.cancel();
    await done;
    await line.recordings.remove('s1');
    expect(await controller.retry('s1')).toEqual(fail({ name: 'recording-gone' }));
    expect(line.history.entries.get('s1')).toMatchObject({ hasRecording: false });
    expect(await controller.retry('unknown')).toEqual(fail({ name: 'recording-gone' }));
  });

  it('transcribes what was found at start without delivering it', async () => {
    const { controller, line } = bench();
    const recording = await line.recordings.begin('old');
    await recording.append(new Int16Array(512));
    expect(await controller.recover('old', 5)).toMatchObject({ ok: true, value: { kind: 'kept' } });
    expect(line.history.entries.get('old')).toMatchObject({ origin: 'recovered', startedAtMs: 5, delivery: 'waiting' });
    expect(line.deliverer.texts).toEqual([]);
    expect(controller.current().recovered).toBe(1);
  });

  it('delivers a rejected text by the user’s wish', async () => {
    const { controller, microphone, line } = bench(new FakeEngine([succeed(heardText('...'))]));
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    controller.stop();
    expect(await done).toMatchObject({ kind: 'kept' });
    expect(await controller.deliver('s1', false)).toMatchObject({ ok: true, value: { delivery: 'copied' } });
    expect(line.deliverer.texts).toEqual(['...']);
    expect(controller.current().last).toMatchObject({ delivery: 'copied' });
  });

  it('in private mode deletes the sound of a text that waited, once it is delivered', async () => {
    const { controller, line } = bench(undefined, undefined, { ...WISHES, keepNothing: true });
    await line.recordings.begin('s9');
    await controller.recover('s9', 0);
    expect(line.recordings.removed).toEqual([]);
    expect(await controller.deliver('s9', false)).toMatchObject({ ok: true, value: { hasRecording: false } });
    expect(line.recordings.removed).toEqual(['s9']);
  });

  it('reports a bug and is ready again when something throws that must not', async () => {
    const { controller, line, bugs } = bench();
    line.engine.hear = () => {
      throw new Error('a bug');
    };
    expect(await controller.start()).toEqual({ kind: 'nothing' });
    expect(bugs).toHaveLength(1);
    expect(controller.isRecording).toBe(false);
    expect(controller.current().phase.kind).toBe('ready');
  });

  it('passes the engine’s state on', () => {
    const { controller, line } = bench();
    line.engine.become({ kind: 'loading', fraction: 0.5 });
    expect(controller.current().engine).toEqual({ kind: 'loading', fraction: 0.5 });
  });
});
