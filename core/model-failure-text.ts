import { diskText } from './disk-text';
import type { ModelFailure } from './failure';
import type { FailureText } from './failure-words';
import { impossible } from './result';

/** The words for what can go wrong with a speech model that the user adds. */
export function modelText(failure: ModelFailure): FailureText {
  switch (failure.name) {
    case 'model-not-whisper':
      return {
        title: 'This is not a Whisper model that Dictum can use',
        advice: `It needs the layout of transformers.js, with 8, 4 or 32 bit networks: ${failure.file} is missing or of another kind.`,
      };
    case 'model-exists':
      return {
        title: `There is a model ${failure.model} already`,
        advice: 'Remove it first, or rename the folder that you add.',
      };
    case 'model-install-failed':
      return {
        title: 'The model can’t be installed',
        advice: `${diskText(failure.reason)} Nothing of it was left behind.`,
      };
    case 'model-download-failed':
      return { title: 'The model could not be downloaded', advice: downloadAdvice(failure.why) };
    case 'model-install-cancelled':
      return { title: 'The model was not installed', advice: 'It was stopped; nothing of it was left behind.' };
    case 'model-in-use':
      return { title: `The model ${failure.model} is in use`, advice: 'Choose another one first.' };
    case 'model-unusable':
      return {
        title: `The model ${failure.model} can’t be used`,
        advice: 'It is gone or damaged, so the built-in one is used. Remove it and add it again in Settings.',
      };
    default:
      return impossible(failure);
  }
}

function downloadAdvice(why: 'no-connection' | 'not-found' | 'damaged'): string {
  switch (why) {
    case 'no-connection':
      return 'huggingface.co could not be reached, or the connection broke. Try again, or add the model from a folder.';
    case 'not-found':
      return 'huggingface.co has no model of this name, or asks for a password. Names look like onnx-community/whisper-small.';
    case 'damaged':
      return 'What arrived is not what huggingface.co says it has. Try again.';
    default:
      return impossible(why);
  }
}
