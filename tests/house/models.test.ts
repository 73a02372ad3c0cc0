import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = join(import.meta.dirname, '../../models');
const SUMS = readFileSync(join(FOLDER, 'SHA256SUMS'), 'utf8').trim().split('\n');

describe('the embedded models', () => {
  it.each(SUMS)('%s', (line) => {
    const sum = line.slice(0, 64);
    const file = line.slice(64).trim();
    const hash = createHash('sha256')
      .update(readFileSync(join(FOLDER, file)))
      .digest('hex');
    expect(hash).toBe(sum);
  });

  it('carry their licences', () => {
    for (const model of ['whisper-base', 'silero-vad']) {
      expect(readFileSync(join(FOLDER, model, 'LICENSE'), 'utf8')).toMatch(/MIT|Permission is hereby granted/);
    }
  });
});
