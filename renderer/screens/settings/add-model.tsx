import { Download, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { Input, Label, ProgressBar, TextField } from 'react-aria-components';
import { ActionButton } from '../../controls/action-button';
import { FieldWords } from '../../controls/field-words';
import { useActions, useInfo } from '../../state/window-context';

/** Ways to another model; while one is being added, how far it is. */
export function AddModel() {
  const { adding } = useInfo().models;
  const actions = useActions();
  const [name, setName] = useState('');
  if (adding !== undefined) {
    return (
      <div className="field">
        <ProgressBar className="progress" value={Math.round(adding.fraction * 100)}>
          {({ percentage, valueText }) => (
            <>
              <Label>Adding {adding.name}</Label>
              <span className="progress-value">{valueText}</span>
              <div className="progress-track">
                <div className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
              </div>
            </>
          )}
        </ProgressBar>
        <ActionButton label="Stop" onPress={() => actions.stopAddingModel()} />
      </div>
    );
  }
  return (
    <>
      <div className="field">
        <div className="field-words">
          <span className="field-label">Another Whisper from a folder</span>
          <span className="field-description">In the layout of transformers.js, with a folder onnx in it.</span>
        </div>
        <ActionButton icon={FolderOpen} label="Choose a folder" onPress={() => void actions.addModel()} />
      </div>
      <TextField className="field field-wrap" value={name} onChange={setName}>
        <FieldWords
          label="Another Whisper from huggingface.co"
          description="The only thing that Dictum ever fetches from the network, and only when you press Download."
        />
        <Input className="text-input" placeholder="onnx-community/whisper-small" spellCheck={false} />
        <ActionButton
          icon={Download}
          label="Download"
          isDisabled={!name.includes('/')}
          onPress={() => void actions.downloadModel(name.trim())}
        />
      </TextField>
    </>
  );
}
