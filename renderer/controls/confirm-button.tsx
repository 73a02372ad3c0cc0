import type { LucideIcon } from 'lucide-react';
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { ActionButton } from './action-button';

interface Props {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly question: string;
  readonly consequence: string;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
}

/** A button whose deed can't be undone: it asks first, and the safe answer has the focus. */
export function ConfirmButton({ icon, label, question, consequence, confirmLabel, onConfirm }: Props) {
  return (
    <DialogTrigger>
      <ActionButton icon={icon} label={label} look="danger" />
      <ModalOverlay className="dialog-backdrop" isDismissable>
        <Modal className="dialog-frame">
          <Dialog role="alertdialog" className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title" className="dialog-title">
                  {question}
                </Heading>
                <p className="dialog-text">{consequence}</p>
                <div className="dialog-buttons">
                  <ActionButton label="Keep" autoFocus onPress={close} />
                  <ActionButton
                    label={confirmLabel}
                    look="danger"
                    onPress={() => {
                      onConfirm();
                      close();
                    }}
                  />
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
