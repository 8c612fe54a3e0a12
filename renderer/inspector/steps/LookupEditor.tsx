import { useFlow } from '../../state/flow.ts';
import type { Option } from '../../ui/options.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftText } from '../parts/DraftText.tsx';
import { ColumnNames } from './ColumnNames.tsx';
import { LookupTable } from './LookupTable.tsx';
import { namesIn, objectIn, rowsFrom, tableIn, withRowsFrom } from './lookup-settings.ts';
import type { EditorProps } from './step-editor.ts';

const sources = ['table', 'file', 'object'] as const;

/** The objects of a connection, and the fields of one of them, as far as they were discovered. */
function useKnown({ connection, object }: { readonly connection: string; readonly object: string }) {
  const objects = useFlow((state) => state.shapes[connection]?.objects);
  const fields = objects?.[object]?.fields;
  return {
    objects: objects === undefined ? null : Object.values(objects).map((one) => ({ id: one.object, label: one.label })),
    fields: fields === undefined ? null : fields.map((one) => ({ id: one.name, label: one.label ?? one.name })),
  };
}

function ObjectSource({ settings, changeAll, issueAt }: Pick<EditorProps, 'settings' | 'changeAll' | 'issueAt'>) {
  const words = wordsOf('stepForms');
  const connections = useFlow((state) => state.connections);
  const { connection, object } = objectIn(settings);
  const { objects } = useKnown({ connection, object });
  const put = (name: string): void => changeAll({ object: { connection, object: name } });
  return (
    <>
      <Select
        size="md"
        label={words('connection')}
        options={connections.map(({ id, label }) => ({ id, label }))}
        value={connection === '' ? null : connection}
        onChange={(id) => changeAll({ object: { connection: id, object: '' } })}
      />
      {objects === null ? (
        <DraftText
          label={words('from-object')}
          help={words('asNamed')}
          isCode
          value={object}
          error={issueAt('object')}
          onCommit={(text) => {
            put(text.trim());
            return null;
          }}
        />
      ) : (
        <Select
          size="md"
          label={words('from-object')}
          placeholder={words('chooseObject')}
          options={objects}
          value={object === '' ? null : object}
          error={issueAt('object')}
          onChange={put}
        />
      )}
    </>
  );
}

/** A look-up: where its rows come from, the columns that are looked in, and those that are taken. */
export function LookupEditor({ settings, change, changeAll, issueAt }: EditorProps) {
  const words = wordsOf('stepForms');
  const from = rowsFrom(settings);
  const first = useFlow((state) => state.connections[0]?.id ?? '');
  const { fields } = useKnown(objectIn(settings));
  const columns = tableIn(settings).columns.map((name): Option => ({ id: name, label: name }));
  const known = from === 'table' ? columns : from === 'object' ? fields : null;
  const issue = issueAt('table');
  return (
    <>
      <Segmented
        label={words('whereRows')}
        isFull
        segments={sources.map((id) => ({ id, label: words(`from-${id}`) }))}
        value={from}
        onChange={(to) => to !== from && changeAll(withRowsFrom(settings, to, first))}
      />
      {from === 'table' && <LookupTable settings={settings} changeAll={changeAll} />}
      {from === 'file' && (
        <DraftText
          label={words('from-file')}
          help={words('fileHelp')}
          placeholder={words('fileExample')}
          isCode
          value={typeof settings['file'] === 'string' ? settings['file'] : ''}
          error={issueAt('file')}
          onCommit={(text) => {
            change('file', text.trim());
            return null;
          }}
        />
      )}
      {from === 'object' && <ObjectSource settings={settings} changeAll={changeAll} issueAt={issueAt} />}
      {from === 'table' && issue !== null && (
        <p className="wrong" role="alert">
          {issue}
        </p>
      )}
      <ColumnNames
        label={words('findBy')}
        help={words('findByHelp')}
        names={namesIn(settings['find'])}
        known={known}
        error={issueAt('find')}
        onChange={(names) => change('find', names)}
      />
      <ColumnNames
        label={words('take')}
        help={words('takeHelp')}
        names={namesIn(settings['give'])}
        known={known}
        error={issueAt('give')}
        onChange={(names) => change('give', names)}
      />
    </>
  );
}
