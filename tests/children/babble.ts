// An engine’s process gone wrong: loads as it should, and answers the end of the sound with junk.
//   DICTUM_BABBLE=JSON node babble.cjs
const junk: unknown = JSON.parse(process.env['DICTUM_BABBLE'] ?? 'null');

process.on('message', (message: { readonly kind: string }) => {
  if (message.kind === 'load') process.send?.({ kind: 'loaded', result: { ok: true, value: undefined } });
  if (message.kind === 'finish') process.send?.(junk);
});
