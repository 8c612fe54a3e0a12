import type { Side, SyncId } from '../../../engine/model/ids.ts';
import { useObject, useSync } from '../../canvas/use-sync.ts';
import { flow } from '../../state/flow.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';

/** What is known of a field, and the lines that lead to it. */
export function FieldInspector({
  sync: id,
  side,
  field: name,
}: {
  readonly sync: SyncId;
  readonly side: Side;
  readonly field: string;
}) {
  const words = wordsOf('sideInspector');
  const sync = useSync(id);
  const object = useObject(id, side);
  const field = object?.fields.find((one) => one.name === name);
  if (sync === null || field === undefined) return null;
  const maps = sync.fields.filter((map) => endsOf(map, side).includes(name));
  const facts = [
    [words('type'), words(`type-${field.type.kind}`)],
    [words('required'), words(field.required ? 'yes' : 'no')],
    [words('canBeWritten'), words(`writable-${field.writable}`)],
    [words('unique'), words(field.unique ? 'yes' : 'no')],
  ] as const;
  return (
    <Section title={field.label ?? field.name}>
      <dl className="facts">
        {facts.map(([what, says]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {maps.map((map) => (
        <Button key={map.id} size="sm" onPress={() => flow.getState().select([`${id}/${map.id}`])}>
          {words('itsMap')}
        </Button>
      ))}
    </Section>
  );
}
