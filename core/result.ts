/** An expected outcome as a value. A thrown error is a bug; whatever a user can run into is a `Result`. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: E };

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(failure: E): { readonly ok: false; readonly failure: E } {
  return { ok: false, failure };
}

/** Ends an exhaustive switch: the compiler names every case that is missing. */
export function impossible(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
