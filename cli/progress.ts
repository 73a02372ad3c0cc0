/** A counter that overwrites itself, only where somebody looks. */
export function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${String(done)}/${String(all)}${done === all ? '\n' : ''}`);
}
