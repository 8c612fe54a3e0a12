import { useEffect, useState } from 'react';
import type { ConnectionId } from '../../engine/model/ids.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { Value } from '../../engine/model/value.ts';
import { type BrowsedRows, browseObject, type ObjectCard } from '../../engine/protocol/calls/connections.ts';
import { engine } from '../state/engine.ts';
import { Drawer } from '../ui/Drawer.tsx';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { type Column, VirtualTable } from '../ui/VirtualTable.tsx';
import { wordsOf } from '../words/words.ts';
import { recordWords } from './ObjectList.tsx';

const rowsShown = 1000;
const rowHeight = 32;
const columnWidth = '176px';
const drawerWidth = 960;

type Row = BrowsedRows['rows'][number];

/** A value on one line of a table. */
export function cellText(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return wordsOf('objects')(value ? 'yes' : 'no');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const columnsOf = ({ fields, key }: BrowsedRows): readonly Column<Row>[] =>
  fields.map(({ name, label = name, type, writable }) => ({
    id: name,
    label: (
      <span
        className="row g4"
        title={writable === 'never' ? wordsOf('objects')('nameOnlyRead', { name: label }) : label}
      >
        <FieldIcon type={type.kind} size={12} />
        <span className="ell">{label}</span>
        {key.includes(name) && <span className="muted">{wordsOf('objects')('key')}</span>}
      </span>
    ),
    width: columnWidth,
    isNumber: type.kind === 'integer' || type.kind === 'decimal',
    cell: ({ fields: values }) => {
      const text = cellText(values[name]);
      return (
        <span className="ell" title={text}>
          {text === '' ? (
            <span className="muted">{wordsOf('objects')(values[name] === undefined ? 'notRead' : 'empty')}</span>
          ) : (
            text
          )}
        </span>
      );
    },
  }));

function Rows({ rows, label }: { readonly rows: BrowsedRows; readonly label: string }) {
  const [active, setActive] = useState(0);
  const columns = columnsOf(rows);
  return (
    <VirtualTable
      label={wordsOf('objects')('rowsOf', { object: label })}
      columns={columns}
      count={rows.rows.length}
      rowHeight={rowHeight}
      rowAt={(index) => rows.rows[index]}
      active={active}
      onActive={setActive}
      empty={<p className="browse-none">{wordsOf('objects')('noRecord')}</p>}
    />
  );
}

/** "The first 1,000 of 1,200 records". */
function firstWords(records: ObjectCard['records']): string {
  const words = wordsOf('objects');
  const shown = rowsShown;
  if (records === null) return words('firstOfMany', { shown });
  return words(records.exact ? 'firstOf' : 'firstOfAbout', { shown, count: records.records });
}

/** The first rows of an object, as they are now. */
export function BrowseRows({
  connection,
  object,
  onClose,
}: {
  readonly connection: ConnectionId;
  readonly object: ObjectCard;
  readonly onClose: () => void;
}) {
  const [rows, setRows] = useState<BrowsedRows | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const asked = { connection, object: object.object, limit: rowsShown };
    void engine.ask(browseObject, asked, stop.signal).then((said) => {
      if (stop.signal.aborted) return;
      if (said.ok) setRows(said.value);
      else setProblem(said.error);
    });
    return () => stop.abort();
  }, [connection, object]);
  const words = wordsOf('objects');
  const what = rows?.more === true ? firstWords(object.records) : recordWords(object.records);
  return (
    <Drawer
      title={object.label}
      isOpen
      onClose={onClose}
      width={drawerWidth}
      foot={<span className="soft fs12">{words('asNow', { what })}</span>}
    >
      {problem !== null && <ProblemNote message={problem.message} fix={problem.fix} cause={problem.cause} isAlert />}
      <div className="browse" aria-busy={rows === null && problem === null}>
        {rows !== null && <Rows rows={rows} label={object.label} />}
        {rows === null && problem === null && <p className="soft browse-none">{words('reading')}</p>}
      </div>
    </Drawer>
  );
}
