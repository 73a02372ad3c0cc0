import { useEffect, useState } from 'react';

/** `value` once it has not changed for `pauseMs`. */
export function useLater<T>(value: T, pauseMs: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setLater(value), pauseMs);
    return () => window.clearTimeout(timer);
  }, [value, pauseMs]);
  return later;
}
