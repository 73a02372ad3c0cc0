import { useEffect } from 'react';
import type { AppInfo } from '../../../electron/ipc/contract';
import { SwitchSetting } from '../../controls/switch-setting';
import { useActions, useInfo } from '../../state/window-context';

/** Where the key is, by the system's own name for it. */
const KEY_STORES: Readonly<Record<AppInfo['platform'], string>> = {
  darwin: 'the Keychain',
  win32: 'Windows’ data protection',
  linux: 'your desktop’s keyring',
};

/** Only Linux may have none. */
const MISSING =
  'Not possible now: this system has no keyring, or it is locked. Install gnome-keyring or KWallet, log in again, and start Dictum again.';

const WORK = {
  none: '',
  encrypting: 'Encrypting what was kept before…',
  decrypting: 'Decrypting what was kept before…',
} as const;

/** Encryption of what is kept; where there is no key store it can’t be turned on, and says why. */
export function EncryptionSetting() {
  const { settings, encryption, platform } = useInfo();
  const actions = useActions();
  useEffect(() => actions.lookForKeyStore(), [actions]);
  const isMissing = encryption.keyStore === 'missing';
  const promise = `With a key that ${KEY_STORES[platform]} guards. It protects a stolen disk or a copied folder, not against programs that run as you. Export writes readable text.`;
  return (
    <>
      <SwitchSetting
        label="Encrypt history and recordings"
        description={isMissing ? MISSING : promise}
        isOn={settings.encrypt}
        isDisabled={isMissing && !settings.encrypt}
        onSwitch={(encrypt) => void actions.changeSettings({ encrypt })}
      />
      <p role="status" className={encryption.work === 'none' ? 'visually-hidden' : 'field kept'}>
        {WORK[encryption.work]}
      </p>
    </>
  );
}
