import { useFlow } from '../../state/flow.ts';
import { Select } from '../../ui/Select.tsx';
import { wordsOf } from '../../words/words.ts';
import { DraftNumber, DraftText } from '../parts/DraftText.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import type { SidePart } from './side-part.ts';

const captures = ['auto', 'cursor', 'scan'] as const;
const noField = '(none)';
const exampleZone = 'Europe/Berlin';
const momentKinds: readonly string[] = ['instant', 'local-date-time', 'date'];

/** The object of a side, and how what changed in it is found. */
export function FoundSection({ side, object, set }: SidePart) {
  const words = wordsOf('sideInspector');
  const objects = useFlow((state) => state.shapes[side.connection]?.objects);
  const moments = (object?.fields ?? []).filter((field) => momentKinds.includes(field.type.kind));
  return (
    <Section title={words('howFound')}>
      <Rows>
        <Row label={words('object')}>
          <Select
            size="md"
            aria-label={words('object')}
            options={Object.values(objects ?? {}).map((shape) => ({ id: shape.object, label: shape.label }))}
            value={side.object}
            onChange={(name) => set({ object: name })}
          />
        </Row>
        <Row label={words('changes')}>
          <Select
            size="md"
            aria-label={words('changes')}
            options={captures.map((id) => ({ id, label: words(`capture-${id}`) }))}
            value={side.capture ?? 'auto'}
            onChange={(capture) => set({ capture: capture === 'auto' ? null : capture })}
          />
        </Row>
        <Row label={words('timeOfChange')}>
          <Select
            size="md"
            aria-label={words('timeOfChange')}
            options={[
              { id: noField, label: words('noField') },
              ...moments.map((field) => ({ id: field.name, label: field.label ?? field.name })),
            ]}
            value={side.modifiedAt ?? noField}
            onChange={(name) => set({ modifiedAt: name === noField ? null : name })}
          />
        </Row>
        {side.modifiedAt !== undefined && (
          <>
            <Row label={words('readsBack')}>
              <DraftNumber
                aria-label={words('readsBackMinutes')}
                unit={words('min')}
                placeholder="5"
                value={side.overlapMinutes ?? null}
                onCommit={(overlapMinutes) => set({ overlapMinutes })}
              />
            </Row>
            <Row label={words('looksForGone')}>
              <DraftNumber
                aria-label={words('looksForGoneHours')}
                unit={words('hours')}
                placeholder="24"
                value={side.censusEveryHours ?? null}
                onCommit={(censusEveryHours) => set({ censusEveryHours })}
              />
            </Row>
          </>
        )}
        <Row label={words('quiet')}>
          <DraftNumber
            aria-label={words('quietSeconds')}
            unit="s"
            placeholder={words('none')}
            value={side.quiet?.seconds ?? null}
            onCommit={(seconds) => set({ quiet: seconds === null ? null : { ...side.quiet, seconds } })}
          />
        </Row>
        <Row label={words('zone')}>
          <DraftText
            aria-label={words('zone')}
            isCode
            placeholder={exampleZone}
            value={side.zone ?? ''}
            onCommit={(zone) => set({ zone: zone.trim() === '' ? null : zone.trim() })}
          />
        </Row>
      </Rows>
    </Section>
  );
}
