import type { Of } from '../../../engine/core/flow/command.ts';
import type { CreateRule, FieldMap, Sync } from '../../../engine/model/flow.ts';
import { across, type Side, SyncId } from '../../../engine/model/ids.ts';
import { useFlow } from '../../state/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { withCreate } from '../sync/rules-of.ts';
import { useCreateRules } from '../sync/use-create-rules.ts';
import { blankWords, createWords, driftWords, type Names } from '../words/rule-words.ts';

const blanks = (['carry', 'keep', 'ask'] as const).map((id) => ({ id, label: blankWords(id) }));
const drifts = (['keep', 'overwrite'] as const).map((id) => ({ id, label: driftWords(id) }));
const creates: readonly CreateRule[] = ['create', 'wait', 'ignore'];
const orphans = [
  { id: 'wait', label: 'Wait for it' },
  { id: 'without', label: 'Create it, point later' },
] as const;
const noReference = '(none)';

interface RowsProps {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly names: Names;
  readonly set: (part: Of<'change-map'>['set']) => string | null;
}

/** What else holds for a field map, and what becomes of new records. */
export function MapRows({ sync, map, names, set }: RowsProps) {
  const syncs = useFlow((state) => state.flow?.syncs);
  const create = useCreateRules(sync);
  const direction = map.direction ?? 'both';
  const target = direction.startsWith('to-left') ? names.left : names.right;
  const leadsToRecords = useIsReference(sync, map);
  const isReference = map.reference !== undefined || leadsToRecords;
  const references = [
    { id: noReference, label: 'No sync' },
    ...(syncs ?? []).map((one) => ({ id: String(one.id), label: one.label ?? one.id })),
  ];
  return (
    <Section>
      <Rows>
        <Row label="If one side is empty">
          <Select
            size="md"
            aria-label="If one side is empty"
            options={blanks}
            value={map.blank ?? 'carry'}
            onChange={(blank) => set({ blank })}
          />
        </Row>
        {direction !== 'both' && (
          <Row label={`Edited in ${target}`}>
            <Select
              size="md"
              aria-label={`Edited in ${target}`}
              options={drifts}
              value={map.drift ?? 'keep'}
              onChange={(drift) => set({ drift })}
            />
          </Row>
        )}
        {isReference && (
          <Row label="Points at">
            <Select
              size="md"
              aria-label="Points at records of"
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
          <Row label="If it is not linked">
            <Select
              size="md"
              aria-label="If what it points at is not linked"
              options={orphans}
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
  const to = across(from);
  return (
    <Row label={`New in ${names[from]}`}>
      <Select
        size="md"
        aria-label={`New in ${names[from]}`}
        options={creates.map((id) => ({ id, label: createWords(id, names[to]) }))}
        value={rule}
        onChange={(one) => propose({ do: 'set-rules', sync: sync.id, rules: withCreate(sync.rules ?? {}, to, one) })}
      />
    </Row>
  );
}
