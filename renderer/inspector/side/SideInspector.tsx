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
import { wordsOf } from '../../words/words.ts';
import { DraftNumber, DraftText } from '../parts/DraftText.tsx';
import { PartProblems } from '../parts/PartProblems.tsx';
import { Row, Rows, Section } from '../parts/Section.tsx';
import { propose } from '../propose.ts';
import { FilterEditor } from './FilterEditor.tsx';

const captures = ['auto', 'cursor', 'scan'] as const;
const usualKey = 'usual';
const keyRules = [usualKey, 'system', 'field', 'uuid', 'next-number', 'template'] as const;
const noField = '(none)';
const exampleZone = 'Europe/Berlin';
const momentKinds: readonly string[] = ['instant', 'local-date-time', 'date'];

function keyRule(id: (typeof keyRules)[number], text: string): KeyRule | null {
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
  const words = wordsOf('sideInspector');
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
          <Section title={words('howFound')}>
            <Rows>
              <Row label={words('object')}>
                <Select
                  size="md"
                  aria-label={words('object')}
                  options={Object.values(objects ?? {}).map((shape) => ({ id: shape.object, label: shape.label }))}
                  value={one.object}
                  onChange={(name) => set({ object: name })}
                />
              </Row>
              <Row label={words('changes')}>
                <Select
                  size="md"
                  aria-label={words('changes')}
                  options={captures.map((id) => ({ id, label: words(`capture-${id}`) }))}
                  value={one.capture ?? 'auto'}
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
                  value={one.modifiedAt ?? noField}
                  onChange={(name) => set({ modifiedAt: name === noField ? null : name })}
                />
              </Row>
              {one.modifiedAt !== undefined && (
                <>
                  <Row label={words('readsBack')}>
                    <DraftNumber
                      aria-label={words('readsBackMinutes')}
                      unit={words('min')}
                      placeholder="5"
                      value={one.overlapMinutes ?? null}
                      onCommit={(overlapMinutes) => set({ overlapMinutes })}
                    />
                  </Row>
                  <Row label={words('looksForGone')}>
                    <DraftNumber
                      aria-label={words('looksForGoneHours')}
                      unit={words('hours')}
                      placeholder="24"
                      value={one.censusEveryHours ?? null}
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
                  value={one.quiet?.seconds ?? null}
                  onCommit={(seconds) => set({ quiet: seconds === null ? null : { ...one.quiet, seconds } })}
                />
              </Row>
              <Row label={words('zone')}>
                <DraftText
                  aria-label={words('zone')}
                  isCode
                  placeholder={exampleZone}
                  value={one.zone ?? ''}
                  onCommit={(zone) => set({ zone: zone.trim() === '' ? null : zone.trim() })}
                />
              </Row>
            </Rows>
          </Section>
          <Section title={words('newRecords')}>
            <Rows>
              <Row label={words('key')}>
                <Select
                  size="md"
                  aria-label={words('keyOfNew')}
                  options={keyRules.map((id) => ({ id, label: words(`key-${id}`) }))}
                  value={one.newKey?.from ?? usualKey}
                  onChange={(from) => set({ newKey: keyRule(from, template) })}
                />
              </Row>
              {one.newKey?.from === 'template' && (
                <Row label={words('template')}>
                  <DraftText
                    aria-label={words('template')}
                    isCode
                    value={template}
                    onCommit={(text) => set({ newKey: { from: 'template', template: text } })}
                  />
                </Row>
              )}
              <Row label={words('canary')}>
                <DraftText
                  aria-label={words('canaryKey')}
                  isCode
                  placeholder={words('none')}
                  value={one.canary ?? ''}
                  onCommit={(canary) => set({ canary: canary.trim() === '' ? null : canary.trim() })}
                />
              </Row>
            </Rows>
          </Section>
          <Section title={words('personal')}>
            <p className="insp-note">{words('personalText')}</p>
            <ul className="tags">
              {personal.map((name) => (
                <li key={name}>
                  <span className="ell">{fieldLabel(object, name)}</span>
                  <IconButton
                    size="sm"
                    icon="x"
                    iconSize={12}
                    label={words('notPersonal', { field: fieldLabel(object, name) })}
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
              aria-label={words('addPersonal')}
              placeholder={words('addField')}
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
