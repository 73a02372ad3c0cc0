/** Fewest words to replace, insert or delete that make one row of words the other (Levenshtein). */
export function editDistance(from: readonly string[], to: readonly string[]): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  from.forEach((word, row) => {
    const current = [row + 1];
    to.forEach((other, column) => {
      const replaced = at(above, column) + (word === other ? 0 : 1);
      current.push(Math.min(replaced, at(above, column + 1) + 1, at(current, column) + 1));
    });
    above = current;
  });
  return at(above, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
