/** A key of the keyboard hook, by libuiohook's code, which is the same on every system. */
export interface Key {
  readonly code: number;
  readonly down: boolean;
}

export const ESCAPE_CODE = 0x0001;

const MODIFIERS = {
  ControlLeft: 0x001d,
  ControlRight: 0x0e1d,
  AltLeft: 0x0038,
  AltRight: 0x0e38,
  ShiftLeft: 0x002a,
  ShiftRight: 0x0036,
  MetaLeft: 0x0e5b,
  MetaRight: 0x0e5c,
} as const;

/** Whether the key changes what other keys mean, and means little by itself. */
export function isModifier(code: number): boolean {
  return Object.values<number>(MODIFIERS).includes(code);
}
