import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
}

export function SearchBox({ label, value, onType }: Props) {
  return (
    <SearchField aria-label={label} className="search" value={value} onChange={onType}>
      <Search className="search-icon" size={16} aria-hidden />
      <Input className="search-input" placeholder={label} />
      <Button className="search-clear" aria-label="Clear">
        <X size={16} aria-hidden />
      </Button>
    </SearchField>
  );
}
