/** Moves the focus from an entry that is about to go to the same button of the next one (else the one before, else the search). */
export function focusNeighbour(button: Element): void {
  const rows = [...document.querySelectorAll('.entry')];
  const index = rows.findIndex((row) => row.contains(button));
  const neighbour = rows[index + 1] ?? rows[index - 1];
  const target = neighbour?.querySelector<HTMLElement>('.entry-actions > button:last-of-type');
  (target ?? document.querySelector<HTMLElement>('.search-input'))?.focus();
}
