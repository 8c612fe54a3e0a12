import { useState } from 'react';
import type { Side } from '../../engine/model/ids.ts';
import type { ObjectShape } from '../../engine/model/shape.ts';
import type { KeyFound, MapFound } from '../../engine/protocol/calls/assistant.ts';
import { grouped } from '../connections/ObjectList.tsx';
import { Badge, type BadgeLook } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-shapes.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { type ChosenParts, sureFrom, type Taken } from './chosen-parts.ts';
import { FilterRows } from './FilterRows.tsx';
import { choosePart } from './setup-store.ts';
import type { FoundSoFar } from './use-found.ts';

type Shapes = { readonly [side in Side]: ObjectShape | null };

const badges: { readonly [badge in KeyFound['badge']]: { readonly look: BadgeLook; readonly icon?: IconName } } = {
  best: { look: 'done', icon: 'check' },
  second: { look: 'grey', icon: 'plus' },
  check: { look: 'need', icon: 'users' },
  unused: { look: 'line' },
};

const arrows = {
  both: 'arr-lr',
  'to-right': 'arr-r',
  'to-left': 'arr-l',
  'to-right-on-create': 'arr-r',
  'to-left-on-create': 'arr-l',
} as const;

/** "First name and last name". */
const joined = (names: readonly string[]): string =>
  names.reduce((one, other) => wordsOf('newSync')('and', { one, other }));

/** The names of the fields at one end of a line. */
function Ends({
  names,
  shape,
  side,
}: {
  readonly names: readonly string[];
  readonly shape: ObjectShape | null;
  readonly side: Side;
}) {
  const fields = names.map((name) => shape?.fields.find((one) => one.name === name));
  const label = joined(names.map((name, at) => fields[at]?.label ?? name));
  return (
    <span className={`f ${side === 'left' ? 'c-l' : 'c-r'}`}>
      {side === 'left' && <FieldIcon type={fields[0]?.type.kind ?? 'text'} />}
      <span className="ell" title={label}>
        {label}
      </span>
    </span>
  );
}

function KeyRow({ one, shapes }: { readonly one: Taken<KeyFound>; readonly shapes: Shapes }) {
  const words = wordsOf('newSync');
  const { tier, words: why, reasons, badge } = one.part;
  const { look, icon } = badges[badge];
  return (
    <li className="found-map">
      <Checkbox
        aria-label={words('matchBy', { left: joined(tier.left), right: joined(tier.right) })}
        isSelected={one.isTaken}
        onChange={(isOn) => choosePart(one.id, isOn)}
      />
      <Ends names={tier.left} shape={shapes.left} side="left" />
      <Icon name="arr-lr" size={14} />
      <Ends names={tier.right} shape={shapes.right} side="right" />
      <span className="w ell" title={[why, ...reasons].map(inOwnWords).join('; ')}>
        {inOwnWords(why)}
      </span>
      <Badge look={look} {...(icon === undefined ? {} : { icon })}>
        {words(`badge-${badge}`)}
      </Badge>
    </li>
  );
}

function MapRow({ one, shapes }: { readonly one: Taken<MapFound>; readonly shapes: Shapes }) {
  const words = wordsOf('newSync');
  const { map, confidence, reasons } = one.part;
  const [left, right] = [[map.left].flat(), [map.right].flat()];
  const percent = Math.round(confidence * 100);
  return (
    <li className="found-map">
      <Checkbox
        aria-label={words('map', { left: joined(left), right: joined(right) })}
        isSelected={one.isTaken}
        onChange={(isOn) => choosePart(one.id, isOn)}
      />
      <Ends names={left} shape={shapes.left} side="left" />
      <Icon name={arrows[map.direction ?? 'both']} size={14} />
      <Ends names={right} shape={shapes.right} side="right" />
      <span className="w ell" title={reasons.map(inOwnWords).join('; ')}>
        {reasons.map(inOwnWords).join('; ')}
      </span>
      <span className="row">
        <span className="alk" aria-hidden="true">
          <i style={{ width: `${percent}%` }} />
        </span>
        <span className="pc">{words('percent', { percent })}</span>
      </span>
    </li>
  );
}

const sideNames = (required: ChosenParts['required'], names: { readonly [side in Side]: string }): string =>
  required
    .map(({ side, field }) => wordsOf('newSync')('fieldIn', { field: field.label ?? field.name, system: names[side] }))
    .join(', ');

function Counts({
  found,
  parts,
  names,
}: {
  readonly found: FoundSoFar;
  readonly parts: ChosenParts;
  readonly names: { readonly [side in Side]: string };
}) {
  const words = wordsOf('newSync');
  const taken = parts.maps.filter((one) => one.isTaken).length;
  const waiting = parts.maps.filter((one) => !one.isTaken).length;
  const { pairs, unsure } = parts.links;
  const hasLinks = found.rows !== null && (found.keys.length > 0 || found.ms !== null);
  const hasMaps = found.maps !== null;
  return (
    <div className="tri" aria-live="polite">
      <div>
        <span className="lb">
          <Icon name="link" size={14} />
          {words('records')}
        </span>
        <strong>{hasLinks ? grouped(pairs.length) : '…'}</strong>
        <small>{hasLinks && (unsure === 0 ? words('noneUnclear') : words('unclear', { count: unsure }))}</small>
      </div>
      <div>
        <span className="lb">
          <Icon name="nodes" size={14} />
          {words('fieldMaps')}
        </span>
        <strong>{hasMaps ? words('someOf', { some: taken, all: parts.maps.length }) : '…'}</strong>
        <small>{hasMaps && (waiting === 0 ? words('allTaken') : words('waiting', { count: waiting }))}</small>
      </div>
      <div>
        <span className="lb">
          <Icon name="warn" size={14} />
          {words('required')}
        </span>
        <strong>{hasMaps ? parts.required.length : '…'}</strong>
        <small className={parts.required.length > 0 ? 'c-need ell' : 'ell'} title={sideNames(parts.required, names)}>
          {hasMaps && (parts.required.length === 0 ? words('allNeeded') : sideNames(parts.required, names))}
        </small>
      </div>
    </div>
  );
}

/** How many field maps are taken as they are sure, and how many wait. */
const sureWords = (sure: number, rest: number): string =>
  rest === 0
    ? wordsOf('newSync')('sure', { sure, percent: sureFrom * 100 })
    : wordsOf('newSync')('sureRest', { sure, percent: sureFrom * 100, rest });

/** What was found between the two objects: keys that link records, and fields that belong together. */
export function FoundBox({
  found,
  parts,
  names,
}: {
  readonly found: FoundSoFar;
  readonly parts: ChosenParts;
  readonly names: { readonly [side in Side]: string };
}) {
  const words = wordsOf('newSync');
  const [showsAll, setShowsAll] = useState(false);
  const unsure = parts.maps.filter((one) => one.part.confidence < sureFrom);
  const shown = showsAll ? parts.maps : unsure;
  const sure = parts.maps.length - unsure.length;
  return (
    <div className="box">
      <Counts found={found} parts={parts} names={names} />
      <ul aria-label={words('keys')}>
        <li className="gh">
          {words('keys')} <span className="n">{words('inOrder')}</span>
        </li>
        {parts.keys.map((one) => (
          <KeyRow key={one.id} one={one} shapes={found.shapes} />
        ))}
        {found.maps !== null && parts.keys.length === 0 && <li className="none">{words('noKeys')}</li>}
      </ul>
      <ul aria-label={words('fieldMaps')}>
        <li className="gh">
          {words('fieldMaps')}{' '}
          <span className="n">{found.maps === null ? words('lookedNext') : sureWords(sure, unsure.length)}</span>
          {sure > 0 && (
            <Button look="ghost" size="sm" onPress={() => setShowsAll(!showsAll)}>
              {showsAll ? words('seeWaiting') : words('seeAll', { all: parts.maps.length })}
            </Button>
          )}
        </li>
        {shown.map((one) => (
          <MapRow key={one.id} one={one} shapes={found.shapes} />
        ))}
      </ul>
      <FilterRows filters={parts.filters} shapes={found.shapes} names={names} />
    </div>
  );
}
