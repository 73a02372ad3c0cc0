import { describe, expect, it } from 'vitest';
import type { HeardSegment } from '../../core/engine';
import { previewText } from '../../core/preview';
import { succeed } from '../../core/result';
import { SCREEN } from '../../core/tuning';
import { FakeEngine, heardText } from '../fakes/engine';
import { WISHES } from '../fakes/line';
import { FakeMicrophone } from '../fakes/ends';
import { bench, settle } from './controller-bench';

function segments(...texts: readonly string[]): HeardSegment[] {
  return texts.flatMap((text) => heardText(text).segments);
}

describe('the last words so far', () => {
  it('are all of them while they are few', () => {
    expect(previewText([], 'en')).toBe('');
    expect(previewText(segments('One.', 'Two.'), 'en')).toBe('One. Two.');
    expect(previewText(segments('一。', '二。'), 'zh')).toBe('一。二。');
  });

  it('are whole words, and no more than fit, however long one speaks', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => `word${String(index)}`);
    const text = previewText(segments(...many), 'en');
    expect(text).toMatch(/^… word\d+ .*word1999$/);
    expect(text.length).toBeLessThanOrEqual(SCREEN.previewCharacters + 2);
    expect(previewText(segments('字'.repeat(1_000)), 'zh')).toBe(`… ${'字'.repeat(SCREEN.previewCharacters)}`);
  });
});

describe('the preview on the screen', () => {
  it('is the recording session’s own, stays while it thinks, and is gone with it, kept nowhere', async () => {
    const engine = new FakeEngine(['later']);
    const { controller, microphone, line } = bench(engine, new FakeMicrophone(), { ...WISHES, keepNothing: true });
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    engine.hearings[0]?.onPreview('Hello');
    expect(controller.current().preview).toEqual({ sessionId: 's1', text: 'Hello' });
    controller.stop();
    await settle();
    expect(controller.current()).toMatchObject({ phase: { kind: 'thinking' }, preview: { text: 'Hello' } });
    // Too late: its sound is over.
    engine.hearings[0]?.onPreview('Hello th');
    expect(controller.current().preview?.text).toBe('Hello');
    engine.hearings[0]?.say(succeed(heardText('Hello there.')));
    await done;
    expect(controller.current().preview).toBeUndefined();
    expect(line.history.entries.get('s1')?.text).toBe('Hello there.');
  });

  it('of a cancelled dictation is gone too', async () => {
    const { controller, microphone, line } = bench();
    const done = controller.start();
    await settle();
    microphone.sound.frame();
    await settle();
    line.engine.hearings[0]?.onPreview('Hello');
    controller.cancel();
    await done;
    expect(controller.current().preview).toBeUndefined();
  });
});
