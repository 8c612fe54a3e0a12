import type { Of } from '../../../engine/core/flow/command.ts';
import type { KeyRule } from '../../../engine/model/flow.ts';
import type { Side, SyncId } from '../../../engine/model/ids.ts';
import { fieldLabel } from '../../canvas/cards.ts';
import { useObject, useSync, useSystem } from '../../canvas/use-sync.ts';
import { useFlow } from '../../state/flow.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { DraftNumber, DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { FilterEditor } from './FilterEditor.tsx';

const captures = [
  { id: 'auto', label: 'As fits best' },
  { id: 'cursor', label: 'By time of change' },
  { id: 'scan', label: 'By reading all records' },
] as const;
const usualKey = '(usual)';
const keyRules = [
  { id: usualKey, label: 'As the system does' },
  { id: 'system', label: 'The system gives it' },
  { id: 'field', label: 'A mapped field' },
  { id: 'uuid', label: 'A random key' },
  { id: 'next-number', label: 'The next number' },
  { id: 'template', label: 'Made from a template' },
] as const;
const noField = '(none)';
const momentKinds: readonly string[] = ['instant', 'local-date-time', 'date'];

function keyRule(id: (typeof keyRules)[number]['id'], text: string): KeyRule | null {
  if (id === usualKey) return null;
  return id === 'template' ? { from: 'template', template: text === '' ? '{id}' : text } : { from: id };
}

/** Edits one side of a sync: its object, which records take part, and how it is read and written. */
export function SideInspector({
  sync: id,
  side,
  isFilter,
}: {
  readonly sync: SyncId;
  readonly side: Side;
  readonly isFilter: boolean;
}) {
  const sync = useSync(id);
  const object = useObject(id, side);
  const system = useSystem(id, side);
  const objects = useFlow((state) => (sync === null ? undefined : state.shapes[sync[side].connection]?.objects));
  if (sync === null) return null;
  const one = sync[side];
  const set = (part: Of<'change-side'>['set']): string | null =>
    propose({ do: 'change-side', sync: sync.id, side, set: part });
  const moments = (object?.fields ?? []).filter((field) => momentKinds.includes(field.type.kind));
  const template = one.newKey?.from === 'template' ? one.newKey.template : '';
  const personal = one.personal ?? [];
  return (
    <>
      <div className="sec ttl">
        <div>
          <Tile label={system} size={20} tone={side === 'left' ? 'l' : 'r'} />
          <b className="grow ell">{object?.label ?? one.object}</b>
          <span className={side === 'left' ? 'c-l fs12' : 'c-r fs12'}>{system}</span>
        </div>
      </div>
      <PartProblems of={`${id}/${side}`} />
      <FilterEditor sync={sync} side={side} />
      {!isFilter && (
        <>
          <Section title="How changes are found">
            <Rows>
              <Row label="Object">
                <Select
                  size="md"
                  aria-label="Object"
                  options={Object.values(objects ?? {}).map((shape) => ({ id: shape.object, label: shape.label }))}
                  value={one.object}
                  onChange={(name) => set({ object: name })}
                />
              </Row>
              <Row label="Changes">
                <Select
                  size="md"
                  aria-label="Changes"
                  options={captures}
                  value={one.capture ?? 'auto'}
                  onChange={(capture) => set({ capture: capture === 'auto' ? null : capture })}
                />
              </Row>
              <Row label="Time of change">
                <Select
                  size="md"
                  aria-label="Time of change"
                  options={[
                    { id: noField, label: 'No field' },
                    ...moments.map((field) => ({ id: field.name, label: field.label ?? field.name })),
                  ]}
                  value={one.modifiedAt ?? noField}
                  onChange={(name) => set({ modifiedAt: name === noField ? null : name })}
                />
              </Row>
              {one.modifiedAt !== undefined && (
                <>
                  <Row label="Reads back">
                    <DraftNumber
                      aria-label="Reads back, minutes"
                      unit="min"
                      placeholder="5"
                      value={one.overlapMinutes ?? null}
                      onCommit={(overlapMinutes) => set({ overlapMinutes })}
                    />
                  </Row>
                  <Row label="Looks for gone">
                    <DraftNumber
                      aria-label="Looks for records that are gone, hours"
                      unit="hours"
                      placeholder="24"
                      value={one.censusEveryHours ?? null}
                      onCommit={(censusEveryHours) => set({ censusEveryHours })}
                    />
                  </Row>
                </>
              )}
              <Row label="Quiet period">
                <DraftNumber
                  aria-label="Quiet period, seconds"
                  unit="s"
                  placeholder="none"
                  value={one.quiet?.seconds ?? null}
                  onCommit={(seconds) => set({ quiet: seconds === null ? null : { ...one.quiet, seconds } })}
                />
              </Row>
              <Row label="Time zone">
                <DraftText
                  aria-label="Time zone"
                  isCode
                  placeholder="Europe/Berlin"
                  value={one.zone ?? ''}
                  onCommit={(zone) => set({ zone: zone.trim() === '' ? null : zone.trim() })}
                />
              </Row>
            </Rows>
          </Section>
          <Section title="New records">
            <Rows>
              <Row label="Key">
                <Select
                  size="md"
                  aria-label="Key of new records"
                  options={keyRules}
                  value={one.newKey?.from ?? usualKey}
                  onChange={(from) => set({ newKey: keyRule(from, template) })}
                />
              </Row>
              {one.newKey?.from === 'template' && (
                <Row label="Template">
                  <DraftText
                    aria-label="Template"
                    isCode
                    value={template}
                    onCommit={(text) => set({ newKey: { from: 'template', template: text } })}
                  />
                </Row>
              )}
              <Row label="Canary record">
                <DraftText
                  aria-label="Key of the canary record"
                  isCode
                  placeholder="none"
                  value={one.canary ?? ''}
                  onCommit={(canary) => set({ canary: canary.trim() === '' ? null : canary.trim() })}
                />
              </Row>
            </Rows>
          </Section>
          <Section title="Personal fields">
            <p className="insp-note">Their values are shown only to people who may see them.</p>
            <ul className="tags">
              {personal.map((name) => (
                <li key={name}>
                  <span className="ell">{fieldLabel(object, name)}</span>
                  <IconButton
                    size="sm"
                    icon="x"
                    iconSize={12}
                    label={`${fieldLabel(object, name)} is not personal`}
                    onPress={() => {
                      const left = personal.filter((other) => other !== name);
                      set({ personal: left.length === 0 ? null : left });
                    }}
                  />
                </li>
              ))}
            </ul>
            <ComboBox
              key={personal.length}
              size="md"
              aria-label="Add a personal field"
              placeholder="Add a field"
              options={(object?.fields ?? [])
                .filter((field) => !personal.includes(field.name))
                .map((field) => ({ id: field.name, label: field.label ?? field.name }))}
              value={null}
              onChange={(name) => name !== null && set({ personal: [...personal, name] })}
            />
          </Section>
        </>
      )}
    </>
  );
}
