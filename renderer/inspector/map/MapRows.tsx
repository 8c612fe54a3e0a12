import type { Of } from '../../../engine/core/flow/command.ts';
import type { CreateRule, FieldMap, Sync } from '../../../engine/model/flow.ts';
import { across, type Side, SyncId } from '../../../engine/model/ids.ts';
import { useFlow } from '../../state/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { withCreate } from '../sync/rules-of.ts';
import { useCreateRules } from '../sync/use-create-rules.ts';
import { blankWords, createWords, driftWords, type Names } from '../words/rule-words.ts';

const blanks = ['carry', 'keep', 'ask'] as const;
const drifts = ['keep', 'overwrite'] as const;
const creates: readonly CreateRule[] = ['create', 'wait', 'ignore'];
const orphans = ['wait', 'without'] as const;
const noReference = '(none)';

interface RowsProps {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly names: Names;
  readonly set: (part: Of<'change-map'>['set']) => string | null;
}

/** What else holds for a field map, and what becomes of new records. */
export function MapRows({ sync, map, names, set }: RowsProps) {
  const words = wordsOf('inspector');
  const syncs = useFlow((state) => state.flow?.syncs);
  const create = useCreateRules(sync);
  const direction = map.direction ?? 'both';
  const target = direction.startsWith('to-left') ? names.left : names.right;
  const leadsToRecords = useIsReference(sync, map);
  const isReference = map.reference !== undefined || leadsToRecords;
  const references = [
    { id: noReference, label: words('noSync') },
    ...(syncs ?? []).map((one) => ({ id: String(one.id), label: one.label ?? one.id })),
  ];
  return (
    <Section>
      <Rows>
        <Row label={words('ifEmpty')}>
          <Select
            size="md"
            aria-label={words('ifEmpty')}
            options={blanks.map((id) => ({ id, label: blankWords(id) }))}
            value={map.blank ?? 'carry'}
            onChange={(blank) => set({ blank })}
          />
        </Row>
        {direction !== 'both' && (
          <Row label={words('editedIn', { system: target })}>
            <Select
              size="md"
              aria-label={words('editedIn', { system: target })}
              options={drifts.map((id) => ({ id, label: driftWords(id) }))}
              value={map.drift ?? 'keep'}
              onChange={(drift) => set({ drift })}
            />
          </Row>
        )}
        {isReference && (
          <Row label={words('pointsAt')}>
            <Select
              size="md"
              aria-label={words('pointsAtOf')}
              options={references}
              value={map.reference ?? noReference}
              onChange={(id) => {
                const found = SyncId.safeParse(id);
                const isNone = id === noReference || !found.success;
                set(isNone ? { reference: null, orphans: null } : { reference: found.data });
              }}
            />
          </Row>
        )}
        {map.reference !== undefined && (
          <Row label={words('notLinked')}>
            <Select
              size="md"
              aria-label={words('notLinkedLong')}
              options={orphans.map((id) => ({ id, label: words(`orphan-${id}`) }))}
              value={map.orphans ?? 'wait'}
              onChange={(one) => set({ orphans: one })}
            />
          </Row>
        )}
        {(['left', 'right'] as const).map((from) => (
          <NewRow key={from} sync={sync} from={from} names={names} rule={create[across(from)]} />
        ))}
      </Rows>
    </Section>
  );
}

function useIsReference(sync: Sync, map: FieldMap): boolean {
  return useFlow(({ shapes }) =>
    (['left', 'right'] as const).some((side) => {
      const names = [map[side]].flat();
      const fields = shapes[sync[side].connection]?.objects[sync[side].object]?.fields ?? [];
      return fields.some((field) => field.type.kind === 'reference' && names.includes(field.name));
    }),
  );
}

/** What becomes of a record that is new on a side; it holds for the whole sync. */
export function NewRow({
  sync,
  from,
  names,
  rule,
}: {
  readonly sync: Sync;
  readonly from: Side;
  readonly names: Names;
  readonly rule: CreateRule;
}) {
  const words = wordsOf('inspector');
  const to = across(from);
  return (
    <Row label={words('newIn', { system: names[from] })}>
      <Select
        size="md"
        aria-label={words('newIn', { system: names[from] })}
        options={creates.map((id) => ({ id, label: createWords(id, names[to]) }))}
        value={rule}
        onChange={(one) => propose({ do: 'set-rules', sync: sync.id, rules: withCreate(sync.rules ?? {}, to, one) })}
      />
    </Row>
  );
}
