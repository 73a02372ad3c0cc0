import type { Controller } from '../core/controller';
import type { Settings } from '../core/settings';
import { fail, type Result, succeed } from '../core/result';
import type { StorageFailure } from '../core/failure';
import type { Encryption } from '../storage/encryption';
import type { SettingsStore } from '../storage/settings';

interface Parts {
  readonly controller: Pick<Controller, 'trouble' | 'clearTroubles'>;
  readonly encryption: Encryption;
}

/**
 * Changes settings. Encryption is turned on before the setting is saved, and off after it: between the two there is never a
 * setting that promises more than what is done.
 *
 * @returns why nothing was changed (no key), or `settings-failed` where the change holds but could not be saved
 */
export async function changeSettings(
  change: Partial<Settings>,
  settings: SettingsStore,
  { controller, encryption }: Parts,
): Promise<Result<undefined, StorageFailure>> {
  if (change.encrypt === true) {
    const turned = await encryption.turnOn();
    if (!turned.ok) return turned;
  }
  const changed = await settings.change(change);
  if (changed.ok) controller.clearTroubles('settings-failed');
  else controller.trouble(changed.failure);
  if (change.encrypt === false) encryption.turnOff();
  if (change.encrypt !== undefined) {
    controller.clearTroubles('key-');
    void encryptKept({ controller, encryption });
  }
  return changed.ok ? succeed(undefined) : fail(changed.failure);
}

/** Rewrites in the background what is not as it is written now, and shows what the disk did not let through. */
export async function encryptKept({ controller, encryption }: Parts): Promise<void> {
  const failure = await encryption.convert();
  if (failure === undefined) controller.clearTroubles('encryption-unfinished');
  else controller.trouble(failure);
}
