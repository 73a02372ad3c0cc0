import type { Entry } from '../core/entry';
import { entryInRow } from './encrypted-rows';
import { COLUMNS } from './history-rows';
import type { KeySource } from './keys';
import type { Database } from './sqlite';

/**
 * What can be read of a history, damaged or not: row by row from both ends until the damage is met, so that what lies on
 * either side of it is saved. Never throws.
 *
 * @param open opens the file; what it throws means that nothing can be read
 * @param keys for encrypted rows; without the key they are left out
 */
export function salvage(open: () => Database, keys: KeySource): Entry[] {
  const entries = new Map<string, Entry>();
  for (const direction of ['ASC', 'DESC'] as const) {
    try {
      const database = open();
      try {
        // A file of an older version lacks the newer columns.
        const there = database.select(['name'], `FROM pragma_table_info('entries')`).map(({ name }) => name);
        const columns = COLUMNS.filter((column) => there.includes(column));
        database.scan(columns, 'entries', direction, (row) => {
          const entry = entryInRow(row, keys);
          if (entry !== undefined) entries.set(entry.id, entry);
        });
      } finally {
        database.close();
      }
    } catch {
      // The damage: what was read before it counts.
    }
  }
  return [...entries.values()];
}
