/** Whether the session is Wayland's, which lets no app watch keys pressed elsewhere or press keys in other windows. */
export function isWayland(env: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return false;
  return env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}
