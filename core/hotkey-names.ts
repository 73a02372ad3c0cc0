/** Keys that can be held to dictate, with their libuiohook key code (the same on every system) and the name a user knows. */
export const HOTKEYS = {
  ControlRight: { code: 0x0e1d, label: 'Right Ctrl' },
  AltRight: { code: 0x0e38, label: 'Right Alt (Option)' },
  ShiftRight: { code: 0x0036, label: 'Right Shift' },
  MetaRight: { code: 0x0e5c, label: 'Right Win (Command)' },
  CapsLock: { code: 0x003a, label: 'Caps Lock' },
  ScrollLock: { code: 0x0046, label: 'Scroll Lock' },
  Pause: { code: 0x0e45, label: 'Pause' },
  Insert: { code: 0x0e52, label: 'Insert' },
  F1: { code: 0x003b, label: 'F1' },
  F2: { code: 0x003c, label: 'F2' },
  F3: { code: 0x003d, label: 'F3' },
  F4: { code: 0x003e, label: 'F4' },
  F5: { code: 0x003f, label: 'F5' },
  F6: { code: 0x0040, label: 'F6' },
  F7: { code: 0x0041, label: 'F7' },
  F8: { code: 0x0042, label: 'F8' },
  F9: { code: 0x0043, label: 'F9' },
  F10: { code: 0x0044, label: 'F10' },
  F11: { code: 0x0057, label: 'F11' },
  F12: { code: 0x0058, label: 'F12' },
} as const;

export type HotkeyName = keyof typeof HOTKEYS;
