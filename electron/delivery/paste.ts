import { execFile } from 'node:child_process';
import { systemPreferences } from 'electron';
import type { DeliveryFailure } from '../../core/failure';
import { fail, type Result, succeed } from '../../core/result';
import { TIMEOUT } from '../../core/tuning';
import { isWayland } from '../display-server';
import { loadKeyboardHook } from '../keyboard-hook';

type Why = Extract<DeliveryFailure, { readonly name: 'paste-unavailable' }>['why'];

/** Presses the system's paste keys in the window that has the focus. The target's own answer can't be seen. */
export async function pressPasteKeys(): Promise<Result<void, DeliveryFailure>> {
  if (process.platform === 'linux') return isWayland() ? unavailable('wayland') : pasteOnX11();
  if (process.platform !== 'darwin') return tap('Ctrl');
  return systemPreferences.isTrustedAccessibilityClient(false) ? tap('Meta') : unavailable('no-permission');
}

/** xdotool sends keys through XTEST, as a keyboard would; the hook's own keys are events that GTK and terminals ignore. */
async function pasteOnX11(): Promise<Result<void, DeliveryFailure>> {
  const outcome = await xdotool('key', 'ctrl+v');
  if (outcome === 'done') return succeed(undefined);
  return unavailable(outcome);
}

function xdotool(...args: readonly string[]): Promise<'done' | 'no-tool' | 'failed'> {
  return new Promise((resolve) => {
    execFile('xdotool', args, { timeout: TIMEOUT.pasteMs }, (error) => {
      if (error === null) resolve('done');
      else resolve(error.code === 'ENOENT' ? 'no-tool' : 'failed');
    });
  });
}

function tap(modifier: 'Ctrl' | 'Meta'): Result<void, DeliveryFailure> {
  const hook = loadKeyboardHook();
  if (hook === undefined) return unavailable('failed');
  try {
    hook.uIOhook.keyTap(hook.UiohookKey.V, [hook.UiohookKey[modifier]]);
    return succeed(undefined);
  } catch {
    return unavailable('failed');
  }
}

function unavailable(why: Why): Result<void, DeliveryFailure> {
  return fail({ name: 'paste-unavailable', why });
}
