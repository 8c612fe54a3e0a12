import { useState } from 'react';
import { Checkbox } from '../ui/Checkbox.tsx';
import type { Option } from '../ui/options.tsx';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Bench, Shelf } from './Bench.tsx';

type Size = 'small' | 'large' | 'huge';

const sizes: readonly Option<Size>[] = [
  { id: 'small', label: 'Small', detail: 'Fits a pocket.' },
  { id: 'large', label: 'Large', detail: 'Needs a bag, or two hands.' },
  { id: 'huge', label: 'Huge', isDisabled: true },
];

export function Choices() {
  const [size, setSize] = useState<Size>('small');
  return (
    <Bench name="Choices">
      <Shelf name="segmented">
        <Segmented
          label="Size"
          segments={[
            { id: 'small', label: 'Small', count: 9 },
            { id: 'large', label: 'Large', icon: 'box' },
            { id: 'huge', label: 'Huge', isDisabled: true },
          ]}
          value={size}
          onChange={setSize}
        />
        <Segmented
          label="Disabled"
          segments={[
            { id: 'small', label: 'Small' },
            { id: 'large', label: 'Large' },
          ]}
          value="small"
          onChange={setSize}
          isDisabled
        />
      </Shelf>
      <Shelf name="check">
        <Checkbox>Off</Checkbox>
        <Checkbox defaultSelected>On</Checkbox>
        <Checkbox isIndeterminate>Mixed</Checkbox>
        <Checkbox isDisabled>Disabled</Checkbox>
        <Checkbox isDisabled defaultSelected>
          Disabled, on
        </Checkbox>
      </Shelf>
      <Shelf name="switch">
        <Switch>Off</Switch>
        <Switch defaultSelected>On</Switch>
        <Switch isDisabled>Disabled</Switch>
        <Switch isDisabled defaultSelected>
          Disabled, on
        </Switch>
      </Shelf>
      <Shelf name="radio" kind="fields">
        <RadioGroup label="Size" options={sizes} value={size} onChange={setSize} />
        <RadioGroup label="Wrong" options={sizes.slice(0, 2)} value={null} onChange={setSize} error="Choose one." />
      </Shelf>
      <Shelf name="tabs">
        <Tabs
          label="Sizes"
          value={size}
          onChange={setSize}
          pages={[
            { id: 'small', label: 'Small', count: 4, page: 'What there is to say about small ones.' },
            { id: 'large', label: 'Large', page: 'What there is to say about large ones.' },
            { id: 'huge', label: 'Huge', isDisabled: true, page: null },
          ]}
        />
      </Shelf>
    </Bench>
  );
}
