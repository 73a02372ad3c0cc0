import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8');
const COLUMNS = ['Fault', 'Injected by', 'The user sees', 'Kept', 'Test'];

interface Proof {
  readonly name: string;
  readonly file: string;
}

/** Cells of the fault table's rows; the table is the one with a column `Injected by`. */
function readRows(): string[][] {
  const lines = DOCUMENT.split('\n');
  const head = lines.findIndex((line) => line.startsWith('|') && line.includes('Injected by'));
  expect(cells(lines[head] ?? '')).toEqual(COLUMNS);
  const rows = lines.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? rows.length : end).map(cells);
}

function cells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** A cell names its tests so: *name*, [file](../path). */
function proofsOf(cell: string): Proof[] {
  return [...cell.matchAll(/\*([^*]+)\*, \[[^\]]+\]\(\.\.\/([^)]+)\)/g)].map(([, name = '', file = '']) => ({
    name,
    file,
  }));
}

const ROWS = readRows();

describe('the fault table', () => {
  it('has a row for every fault that is promised to be survived', () => {
    const faults = ROWS.map(([fault = '']) => fault.toLowerCase()).join('\n');
    for (const promised of [
      'disk full while recording',
      'disk full, history',
      'disk full, settings',
      'folder gone',
      'read-only',
      'engine hangs',
      'engine dies',
      'nonsense',
      'model file cut short',
      'microphone unplugged',
      'suspend',
      'window crashes',
      'window reloads',
      'clock',
      'three hours',
      '1,000 dictations',
      'two keys at once',
      'key-up that never comes',
      'screen locked',
      'delivery',
      'app killed',
    ]) {
      expect(faults).toContain(promised);
    }
  });

  it('leaves no cell empty', () => {
    for (const row of ROWS) {
      expect(row).toHaveLength(COLUMNS.length);
      expect(row).not.toContain('');
    }
  });

  it('names tests that are there', () => {
    for (const [fault = '', , , , cell = ''] of ROWS) {
      const proofs = proofsOf(cell);
      expect(proofs, fault).not.toEqual([]);
      for (const { name, file } of proofs) {
        expect(existsSync(join(ROOT, file)), file).toBe(true);
        const source = readFileSync(join(ROOT, file), 'utf8');
        expect(source.includes(`'${name}'`), `${file}: ${name}`).toBe(true);
      }
    }
  });
});
