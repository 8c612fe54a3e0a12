import { useState } from 'react';
import { SplitPane } from '../ui/SplitPane.tsx';
import { Value } from '../ui/Value.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import { VirtualTable } from '../ui/VirtualTable.tsx';
import { Bench, Shelf } from './Bench.tsx';

const count = 100_000;
const numberOf = (index: number): { readonly name: string; readonly double: number } => ({
  name: `Row ${index + 1}`,
  double: (index + 1) * 2,
});

export function Lists() {
  const [row, setRow] = useState(1);
  const [item, setItem] = useState(0);
  return (
    <Bench name="Long lists and panes">
      <Shelf name="100,000 rows" kind="boxes">
        <div>
          <VirtualTable
            label="Numbers"
            count={count}
            rowAt={numberOf}
            rowHeight={32}
            active={row}
            onActive={setRow}
            heightOf={(index) => (index === 3 ? 64 : 32)}
            below={({ name }) => <p className="help">More about {name}</p>}
            columns={[
              {
                id: 'name',
                label: 'Name',
                width: 'minmax(0, 1fr)',
                sorted: 'ascending',
                onSort: () => {},
                cell: ({ name }) => name,
              },
              {
                id: 'value',
                label: 'Value',
                width: '96px',
                cell: ({ double }) => <Value text={`${double}`} tone="l" />,
              },
              { id: 'double', label: 'Double', width: '80px', isNumber: true, cell: ({ double }) => double },
            ]}
          />
        </div>
        <div>
          <VirtualList
            label="Names"
            count={count}
            itemAt={(index) => (index > 5 && index < 8 ? undefined : numberOf(index))}
            rowHeight={36}
            active={item}
            onActive={setItem}
            item={({ name }) => <span className="vline row">{name}</span>}
          />
        </div>
      </Shelf>
      <Shelf name="panes" kind="boxes">
        <div>
          <SplitPane
            name="workshop"
            panes={[
              { id: 'left', content: <p className="help">Left</p>, size: 160, min: 80 },
              { id: 'middle', content: <p className="help">Middle</p> },
              { id: 'right', content: <p className="help">Right</p>, size: 160, min: 80 },
            ]}
          />
        </div>
      </Shelf>
    </Bench>
  );
}
