import { useInfo } from '../../state/window-context';
import { DictationSettings } from './dictation-settings';
import { KeepingSettings } from './keeping-settings';
import { LookSettings } from './look-settings';
import { MicrophoneSettings } from './microphone-settings';
import { ModelSettings } from './model-settings';
import { NetworkSettings } from './network-settings';
import { TextSettings } from './text-settings';
import { WordsSettings } from './words-settings';

/** All settings; each holds as soon as it is changed. */
export function SettingsScreen() {
  const { version } = useInfo();
  return (
    <div className="settings">
      <h1 className="visually-hidden">Settings</h1>
      <DictationSettings />
      <MicrophoneSettings />
      <WordsSettings />
      <ModelSettings />
      <TextSettings />
      <KeepingSettings />
      <LookSettings />
      <NetworkSettings />
      <p className="version">Dictum {version}. Everything runs on this computer.</p>
    </div>
  );
}
