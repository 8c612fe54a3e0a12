import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { CellText } from './CellText.tsx';
import {
  canLose,
  tableIn,
  withCell,
  withColumn,
  withColumnNamed,
  withoutColumn,
  withoutRow,
  withRow,
} from './lookup-settings.ts';
import type { Settings } from './step-form.ts';

const shownFirst = 100;

const Out = ({ label, onPress }: { readonly label: string; readonly onPress: () => void }) => (
  <button type="button" className="pair-gone" aria-label={label} onClick={onPress}>
    <Icon name="x" size={12} />
  </button>
);

/** The rows of a look-up that are typed here; the first line names the columns. */
export function LookupTable({
  settings,
  changeAll,
}: {
  readonly settings: Settings;
  readonly changeAll: (set: Settings) => void;
}) {
  const words = wordsOf('stepForms');
  const [all, setAll] = useState(false);
  const table = tableIn(settings);
  const { columns, rows } = table;
  return (
    <div className="lookup-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard too. */}
      <section className="lookup-rows" aria-label={words('rows')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place while its name is typed
                <th key={at} scope="col">
                  <span className="row">
                    <CellText
                      look="med"
                      label={words('columnName', { number: at + 1 })}
                      value={column}
                      onCommit={(name) => changeAll(withColumnNamed(settings, at, name))}
                    />
                    {canLose(table) && (
                      <Out
                        label={words('takeOutColumn', { column })}
                        onPress={() => changeAll(withoutColumn(settings, at))}
                      />
                    )}
                  </span>
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, all ? rows.length : shownFirst).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while it is typed
              <tr key={row}>
                {columns.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place while its name is typed
                  <td key={at}>
                    <CellText
                      label={words('cell', { number: row + 1, column })}
                      value={cells[at] ?? ''}
                      onCommit={(text) => changeAll({ table: withCell(table, row, at, text) })}
                    />
                  </td>
                ))}
                <td>
                  <Out
                    label={words('takeOutRow', { number: row + 1 })}
                    onPress={() => changeAll({ table: withoutRow(table, row) })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="row g8">
        <Button size="sm" look="ghost" icon="plus" onPress={() => changeAll({ table: withRow(table) })}>
          {words('addRow')}
        </Button>
        <Button size="sm" look="ghost" icon="plus" onPress={() => changeAll({ table: withColumn(table) })}>
          {words('addColumn')}
        </Button>
        {rows.length > shownFirst && !all && (
          <Button size="sm" look="ghost" onPress={() => setAll(true)}>
            {words('showAll', { count: rows.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
