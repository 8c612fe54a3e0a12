import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { Count } from './Count.tsx';

export interface TabPage<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: number;
  readonly isDisabled?: boolean;
  readonly page: React.ReactNode;
}

/** Pages behind one another; the arrow keys move between their tabs. */
export function Tabs<Id extends string>({
  label,
  pages,
  value,
  onChange,
}: {
  readonly label: string;
  readonly pages: readonly TabPage<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = pages.find(({ id }) => id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <TabList aria-label={label} className="tab-list">
        {pages.map((one) => (
          <Tab key={one.id} id={one.id} className="tab" isDisabled={one.isDisabled === true}>
            {one.label}
            {one.count !== undefined && <Count of={one.count} />}
          </Tab>
        ))}
      </TabList>
      {pages.map((one) => (
        <TabPanel key={one.id} id={one.id} className="tab-page">
          {one.page}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
