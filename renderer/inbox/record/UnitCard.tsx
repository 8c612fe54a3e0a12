import { Icon } from '../../ui/Icon.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { HeldBack } from '../rule/HeldBack.tsx';
import { Choice } from './Choice.tsx';
import type { Of } from './card.ts';
import { MapRow } from './MapRow.tsx';
import { Text } from './Text.tsx';
import { TypedLine } from './TypedLine.tsx';
import { UnmappedBox } from './UnmappedBox.tsx';

/** Both edits together, where they can be. */
function Merged({ what, said, asked, onSay }: Of<'unit'>) {
  const words = wordsOf('inboxRecord');
  const merged = what.maps.map((one) => one.merged);
  if (merged.length === 0 || merged.includes(null)) return null;
  const text = merged.flatMap((one) => one?.left ?? one?.right ?? []).join(', ');
  const isPicked = said?.choose === 'merged';
  return (
    <div className="ir-type">
      <Choice
        tone="a"
        className="merged"
        label={words('chooseMerged', { value: text, field: what.label })}
        below={{ icon: 'swap', words: words('merged') }}
        keyCap="M"
        isPicked={isPicked}
        isOff={said !== null && !isPicked}
        isDisabled={asked.state !== 'open'}
        onPick={() => onSay(isPicked ? null : { choose: 'merged' })}
      >
        <Text text={text} />
      </Choice>
    </div>
  );
}

/** Why it is asked, where that is more than that both sides changed it. */
function Reason({ asked, what }: Of<'unit'>) {
  const words = wordsOf('inboxRecord');
  if (what.unmapped !== null || (asked.reason === 'both-edited' && what.detail === null)) return null;
  return (
    <p className="ir-reason">
      <Icon name="info" size={14} />
      <span>
        {words(`reason_${asked.reason}`)} {what.detail !== null && <q>{inOwnWords(what.detail)}</q>}
      </span>
    </p>
  );
}

/** A field, or a group of fields, that the two sides do not agree on. */
export function UnitCard(props: Of<'unit'>) {
  const { what, record } = props;
  const words = wordsOf('inboxRecord');
  const [only, more] = what.maps;
  const isGroup = more !== undefined;
  return (
    <>
      {isGroup && (
        <p className="ir-group">
          <Icon name="nodes" size={14} />
          <b>{what.label}</b>
          <span className="muted">{words('decidedTogether', { count: what.maps.length })}</span>
        </p>
      )}
      {what.maps.map((map) => (
        <MapRow key={map.map} {...props} map={map} isFirst={map === only} />
      ))}
      {only === undefined && <p className="ir-reason">{words('notInSync')}</p>}
      <Merged {...props} />
      {only !== undefined && (
        <TypedLine
          {...props}
          hint={isGroup ? words('typeGroup') : words(only.direction === 'both' ? 'typeBoth' : 'typeOne')}
        />
      )}
      <HeldBack {...props} />
      <Reason {...props} />
      {what.unmapped !== null && <UnmappedBox record={record} what={what} unmapped={what.unmapped} />}
    </>
  );
}
