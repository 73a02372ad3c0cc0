import { Download } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ExportFormat } from '../../../core/export';
import { ActionButton } from '../../controls/action-button';
import { useActions } from '../../state/window-context';

const CHOICES: readonly { readonly id: ExportFormat; readonly label: string }[] = [
  { id: 'markdown', label: 'Markdown, to read' },
  { id: 'csv', label: 'CSV, for spreadsheets' },
  { id: 'json', label: 'JSON, for programs' },
];

/** Writes the whole history to a file: the format is chosen here, the place in the system's dialog. */
export function ExportButton() {
  const actions = useActions();
  const [file, setFile] = useState<string>();
  const exportAs = async (format: ExportFormat): Promise<void> => {
    setFile(undefined);
    setFile(await actions.exportAll(format));
  };
  return (
    <>
      <MenuTrigger>
        <ActionButton icon={Download} label="Export…" />
        <Popover className="popover" placement="bottom end">
          <Menu className="choice-list" aria-label="Export as">
            {CHOICES.map(({ id, label }) => (
              <MenuItem key={id} id={id} className="choice" onAction={() => void exportAs(id)}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <p role="status" className={file === undefined ? 'visually-hidden' : 'exported'}>
        {file === undefined ? '' : `Exported to ${file}`}
      </p>
    </>
  );
}
