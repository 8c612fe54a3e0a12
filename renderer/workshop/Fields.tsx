import { useState } from 'react';
import { ComboBox } from '../ui/ComboBox.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { Option } from '../ui/options.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Bench, longText, Shelf } from './Bench.tsx';

const fruits: readonly Option<'apple' | 'pear' | 'plum' | 'long'>[] = [
  { id: 'apple', label: 'Apple', icon: 'ok', detail: 'in season', group: 'Trees' },
  { id: 'pear', label: 'Pear', mark: <Tile label="Pear" size={16} />, group: 'Trees' },
  { id: 'plum', label: 'Plum', isDisabled: true, group: 'Trees' },
  { id: 'long', label: longText, group: 'Others' },
];

export function Fields() {
  const [fruit, setFruit] = useState<'apple' | 'pear' | 'plum' | 'long' | null>('apple');
  return (
    <Bench name="Fields">
      <Shelf name="text" kind="fields">
        <TextField label="Name" defaultValue="Price database" help="What people see." />
        <TextField label="Empty" placeholder="Type a name" icon="user" />
        <TextField label="Wrong" defaultValue="12:61" error="There are 60 minutes in an hour. Write 13:01." />
        <TextField label="Disabled" defaultValue="Not now" isDisabled />
        <TextField label="Locked" defaultValue="Required" isLocked help="Set by IT for everyone." />
        <TextField label="Password" type="password" defaultValue="secret" icon="lock" />
        <TextField label="Long text" defaultValue={longText} />
        <TextField label="Many lines" lines={3} defaultValue={longText} />
      </Shelf>
      <Shelf name="search" kind="fields">
        <SearchField label="Name or kind" width={232} keys={['/']} />
        <SearchField label="Filled" width={232} defaultValue="apple" />
        <SearchField label="Not now" width={232} isDisabled />
      </Shelf>
      <Shelf name="number" kind="fields">
        <NumberField label="Limit" defaultValue={2500} unit="records" minValue={0} />
        <NumberField label="Wrong" defaultValue={0} error="At least 1." />
        <NumberField label="Disabled" defaultValue={5} isDisabled />
      </Shelf>
      <Shelf name="select" kind="fields">
        <Select label="Fruit" options={fruits} value={fruit} onChange={setFruit} />
        <Select label="Nothing chosen" options={fruits} value={null} onChange={setFruit} placeholder="Choose a fruit" />
        <Select label="Wrong" options={fruits} value={null} onChange={setFruit} error="Choose one." />
        <Select label="Disabled" options={fruits} value="pear" onChange={setFruit} isDisabled />
        <Select label="Long text" options={fruits} value="long" onChange={setFruit} />
      </Shelf>
      <Shelf name="combo box" kind="fields">
        <ComboBox label="Find a fruit" options={fruits} value={fruit} onChange={setFruit} />
        <ComboBox
          label="Empty"
          options={fruits.slice(0, 0)}
          value={null}
          onChange={setFruit}
          placeholder="Type to find"
        />
        <ComboBox label="Disabled" options={fruits} value="pear" onChange={setFruit} isDisabled />
      </Shelf>
    </Bench>
  );
}
