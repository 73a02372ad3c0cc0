import { diskText } from './disk-text';
import { encryptionText } from './encryption-text';
import type { DiskReason, Failure } from './failure';
import type { FailureText } from './failure-words';
import { modelText } from './model-failure-text';
import { impossible } from './result';

/** The words a user sees for a failure, in the window and on the command line. */
export function failureText(failure: Failure): FailureText {
  switch (failure.name) {
    case 'microphone-missing':
      return {
        title: 'No microphone found',
        advice: 'Plug one in or choose another in Settings, then press the key again.',
      };
    case 'microphone-denied':
      return {
        title: 'Dictum may not use the microphone',
        advice: 'Allow it in your system’s privacy settings, then press the key again.',
      };
    case 'microphone-busy':
      return {
        title: 'The microphone is in use',
        advice: 'Another app holds it. Close that app or choose another microphone in Settings.',
      };
    case 'microphone-silent':
      return {
        title: 'The microphone gives only silence',
        advice: 'Check that it isn’t muted, or choose another in Settings.',
      };
    case 'microphone-no-answer':
      return {
        title: 'The microphone did not start',
        advice: 'Press the key again. If it stays so, unplug the microphone and plug it in again.',
      };
    case 'model-missing':
      return {
        title: 'The speech model is missing',
        advice: `Install Dictum again: ${failure.file} isn’t there. Your recordings are kept and can be retried afterwards.`,
      };
    case 'model-corrupt':
      return {
        title: 'The speech model is damaged',
        advice: `Install Dictum again: ${failure.file} can’t be read. Your recordings are kept and can be retried afterwards.`,
      };
    case 'engine-died':
      return {
        title: 'The speech engine stopped',
        advice: 'It starts again by itself. The recording is kept: choose Retry.',
      };
    case 'engine-hung':
      return {
        title: 'The speech engine did not answer',
        advice: 'It was started again. The recording is kept: choose Retry.',
      };
    case 'engine-failed':
      return { title: 'The speech engine failed', advice: `The recording is kept: choose Retry. (${failure.detail})` };
    case 'wav-empty':
      return { title: 'The file is empty', advice: 'Choose a WAV file that holds sound.' };
    case 'wav-not-a-wav':
      return { title: 'This is not a WAV file', advice: 'Convert the sound to WAV (PCM) and try again.' };
    case 'wav-truncated':
      return { title: 'The WAV file is cut short', advice: 'Its header is incomplete. Save or copy the file again.' };
    case 'wav-no-samples':
      return { title: 'The WAV file holds no sound', advice: 'Choose a file with at least one sample.' };
    case 'wav-unsupported':
      return {
        title: 'This kind of WAV can’t be read',
        advice: `Convert it to PCM, 8 to 32 bits. (${failure.detail})`,
      };
    case 'wav-too-long':
      return {
        title: 'The WAV file is too long',
        advice: `Split it into parts of at most ${String(failure.limitHours)} hours.`,
      };
    case 'file-missing':
      return { title: 'There is no such file', advice: 'Check its name and folder.' };
    case 'file-is-a-folder':
      return { title: 'This is a folder', advice: 'Name the WAV files in it.' };
    case 'file-unreadable':
      return { title: 'The file can’t be read', advice: unreadable(failure.reason) };
    case 'recording-failed':
      return {
        title: 'The recording can’t be saved',
        advice: `${diskText(failure.reason)} Dictation goes on in memory and the text is still delivered.`,
      };
    case 'recording-gone':
      return {
        title: 'The recording is no longer there',
        advice: 'It was deleted, so there is nothing to play or to transcribe again.',
      };
    case 'key-store-missing':
    case 'key-locked':
    case 'key-lost':
    case 'key-failed':
    case 'recording-unreadable':
    case 'encryption-unfinished':
      return encryptionText(failure);
    case 'history-failed':
      return {
        title: 'The history can’t be saved',
        advice: `${diskText(failure.reason)} The text is still delivered.`,
      };
    case 'export-failed':
      return { title: 'The history can’t be exported', advice: `${diskText(failure.reason)} Or choose another place.` };
    case 'history-set-aside':
      return {
        title: 'The history file was damaged',
        advice: `What could be read was saved. The damaged file is kept as ${failure.file}.`,
      };
    case 'settings-failed':
      return {
        title: 'The settings can’t be saved',
        advice: `${diskText(failure.reason)} They hold until Dictum is closed.`,
      };
    case 'settings-set-aside':
      return {
        title: 'The settings file was damaged',
        advice: `Standard settings are used. The damaged file is kept as ${failure.file}.`,
      };
    case 'model-not-whisper':
    case 'model-exists':
    case 'model-install-failed':
    case 'model-download-failed':
    case 'model-install-cancelled':
    case 'model-in-use':
    case 'model-unusable':
      return modelText(failure);
    case 'bench-while-dictating':
      return {
        title: 'The models can’t be compared while you dictate',
        advice: 'Start again when your text is there.',
      };
    case 'bench-without-clips':
      return { title: 'The recordings to compare with can’t be read', advice: 'Install Dictum again.' };
    case 'clipboard-refused':
      return {
        title: 'The clipboard did not take the text',
        advice: 'The text is in the history: copy it from there.',
      };
    case 'paste-unavailable':
      return pasteText(failure.why);
    case 'hotkey-unavailable':
      return hotkeyText(failure.why);
    default:
      return impossible(failure);
  }
}

/** What to do about a file of the user's own that the disk does not give. */
function unreadable(reason: DiskReason): string {
  if (reason === 'denied') return 'Check its permissions.';
  if (reason === 'busy') return 'Another program holds it: close that first.';
  return 'The disk reported an error: copy the file elsewhere and try that.';
}

function pasteText(why: 'wayland' | 'no-permission' | 'no-tool' | 'failed'): FailureText {
  const title = 'The text is on the clipboard';
  switch (why) {
    case 'wayland':
      return { title, advice: 'Wayland does not let apps paste into others: press Ctrl+V.' };
    case 'no-permission':
      return { title, advice: 'To paste by itself, Dictum needs Accessibility in your system’s privacy settings.' };
    case 'no-tool':
      return {
        title,
        advice: 'To paste by itself, Dictum needs xdotool (apt install xdotool): press Ctrl+V meanwhile.',
      };
    case 'failed':
      return { title, advice: 'Pasting did not work here: paste it yourself.' };
    default:
      return impossible(why);
  }
}

function hotkeyText(why: 'wayland' | 'no-permission' | 'no-hook'): FailureText {
  const title = 'The dictation key does not work here';
  switch (why) {
    case 'wayland':
      return {
        title,
        advice: 'Wayland does not let apps see keys pressed elsewhere. Hold the button, or Space in this window.',
      };
    case 'no-permission':
      return {
        title,
        advice:
          'Allow Dictum under Accessibility (or Input Monitoring) in your system’s privacy settings, then restart it.',
      };
    case 'no-hook':
      return { title, advice: 'The keyboard can’t be watched. Hold the button, or Space in this window.' };
    default:
      return impossible(why);
  }
}
