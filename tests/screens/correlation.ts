/** Highest normalised correlation (-1 to 1) of `part` with any stretch of `whole`; both are sound of the same rate. */
export function bestCorrelation(whole: Int16Array, part: Int16Array): number {
  let best = { at: 0, value: -1 };
  // Every 2nd lag with every 16th sample finds the neighbourhood, every lag with every sample the value.
  for (let at = 0; at + part.length <= whole.length; at += 2) {
    const value = correlation(whole, part, at, 16);
    if (value > best.value) best = { at, value };
  }
  let fine = -1;
  for (let at = Math.max(0, best.at - 8); at <= best.at + 8 && at + part.length <= whole.length; at += 1) {
    fine = Math.max(fine, correlation(whole, part, at, 1));
  }
  return fine;
}

function correlation(whole: Int16Array, part: Int16Array, at: number, step: number): number {
  let both = 0;
  let one = 0;
  let other = 0;
  for (let index = 0; index < part.length; index += step) {
    const a = whole[at + index] ?? 0;
    const b = part[index] ?? 0;
    both += a * b;
    one += a * a;
    other += b * b;
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}
