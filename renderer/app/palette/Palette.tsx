import { useId, useMemo, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useCards } from '../../state/flow-cards.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { KeyCaps } from '../../ui/KeyCaps.tsx';
import { wordsOf } from '../../words/words.ts';
import { pieces, type Span } from '../fuzzy.ts';
import { caps, useRegistry } from '../keys.ts';
import { asked, find, type Hit } from './find.ts';
import type { GroupName, Item } from './item.ts';
import { itemsOf } from './items.tsx';
import { closePalette, usePalette } from './palette-state.ts';
import { recordItems } from './record-items.tsx';
import { type Records, useRecords } from './use-records.ts';

const Marked = ({ text, spans }: { readonly text: string; readonly spans: readonly Span[] }) =>
  pieces(text, spans).map(({ text: part, met }, index) =>
    // Pieces of one text have no other name than their place.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    met ? <b key={index}>{part}</b> : part,
  );

function Foot() {
  const words = wordsOf('palette');
  return (
    <div className="pf">
      <span>
        <KeyCaps keys={caps(['ArrowUp', 'ArrowDown'])} />
        {words('choose')}
      </span>
      <span>
        <KeyCaps keys={['Enter']} />
        {words('open')}
      </span>
      <span>
        <KeyCaps keys={caps(['Mod+Enter'])} />
        {words('preview')}
      </span>
      <span>
        <KeyCaps keys={['Tab']} />
        {words('thisGroup')}
      </span>
      <span className="grow" />
      <span>
        <KeyCaps keys={['>']} />
        {words('onlyActions')}
      </span>
      <span>
        <KeyCaps keys={['@']} />
        {words('onlyRecords')}
      </span>
    </div>
  );
}

interface RowProps {
  readonly hit: Hit;
  readonly id: string;
  readonly isOn: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

const Row = ({ hit: { item, labelSpans, detailSpans }, id, isOn, onPoint, onTake }: RowProps) => (
  // The text box has the focus and moves the cursor; the pointer is a second way.
  // biome-ignore lint/a11y/useKeyWithClickEvents: see above
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  <div
    role="option"
    id={id}
    aria-selected={isOn}
    className={classes('pal-row', isOn && 'on')}
    ref={(row) => {
      if (isOn) row?.scrollIntoView({ block: 'nearest' });
    }}
    onPointerMove={onPoint}
    onClick={onTake}
  >
    <span className="ic">{item.mark}</span>
    <span className="grow ell">
      <Marked text={item.label} spans={labelSpans} />
      {item.detail !== '' && (
        <small>
          <Marked text={item.detail} spans={detailSpans} />
        </small>
      )}
    </span>
    {isOn && item.keys === undefined ? <KeyCaps keys={['Enter']} /> : item.keys && <KeyCaps keys={caps(item.keys)} />}
  </div>
);

function noneWords(only: GroupName | null, isEmpty: boolean): string {
  const words = wordsOf('palette');
  if (only !== 'records') return words('none');
  return words(isEmpty ? 'typeRecord' : 'noRecord');
}

function countWords(count: number, { isLooking, isWhole }: Pick<Records, 'isLooking' | 'isWhole'>): string {
  const words = wordsOf('palette');
  if (isLooking) return words('looking');
  return words(isWhole ? 'found' : 'foundMore', { count });
}

function Search({ first }: { readonly first: string }) {
  const cards = useCards((state) => state.cards);
  const lists = useRegistry((state) => state.lists);
  const [typed, setTyped] = useState(first);
  const { query, only } = asked(typed);
  const records = useRecords(only === 'records' ? query.trim() : '');
  const items = useMemo(
    () => [
      ...itemsOf(
        cards ?? [],
        lists.flatMap((list) => list.actions),
      ),
      ...recordItems(records.found, cards ?? []),
    ],
    [cards, lists, records.found],
  );
  const [whole, setWhole] = useState<GroupName | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const name = useId();
  const { groups, count, best } = useMemo(() => find(items, typed, whole), [items, typed, whole]);
  const hits = groups.flatMap((group) => group.hits);
  const at = moved ?? best;
  const chosen = hits[at];
  const take = (item: Item | undefined, isPreview: boolean): void => {
    const deed = isPreview ? item?.preview : item?.run;
    if (deed === undefined) return;
    closePalette();
    deed();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isMod = event.ctrlKey || event.metaKey;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setMoved(hits.length === 0 ? null : (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
        break;
      case 'Enter':
        take(chosen?.item, isMod);
        break;
      case 'Tab':
        setWhole(whole === null ? (chosen?.item.group ?? null) : null);
        setMoved(null);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const words = wordsOf('palette');
  let index = -1;
  return (
    <>
      <div className="q">
        <Icon name="search" />
        <input
          className="bare grow"
          // The palette is opened to type into it.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          role="combobox"
          aria-label={wordsOf('frame')('search')}
          aria-expanded="true"
          aria-controls={name}
          aria-autocomplete="list"
          {...(chosen === undefined ? {} : { 'aria-activedescendant': `${name}-${at}` })}
          placeholder={wordsOf('frame')('search')}
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setMoved(null);
            setWhole(null);
          }}
          onKeyDown={onKeyDown}
        />
        <span className="muted fs12" role="status">
          {query.trim() === '' ? '' : countWords(count, records)}
        </span>
        <KeyCaps keys={['Esc']} />
      </div>
      <div className="pal-list" role="listbox" id={name} aria-label={words('results')}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group.name} role="group" aria-label={words(group.name)}>
            <p className="pal-h" aria-hidden="true">
              <span>{words(group.name)}</span>
              {group.hits.length < group.all && (
                <span>{words('some', { shown: group.hits.length, all: group.all })}</span>
              )}
            </p>
            {group.hits.map((hit) => {
              index += 1;
              const own = index;
              return (
                <Row
                  key={hit.item.id}
                  hit={hit}
                  id={`${name}-${own}`}
                  isOn={own === at}
                  onPoint={() => own !== at && setMoved(own)}
                  onTake={() => take(hit.item, false)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {hits.length === 0 && !records.isLooking && (
        <p className="pal-none">{records.problem ?? noneWords(only, query.trim() === '')}</p>
      )}
      <Foot />
    </>
  );
}

/** Reaches everything by name. */
export function Palette() {
  const { isOpen, first } = usePalette();
  return (
    <ModalOverlay
      className="scrim fixed"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) closePalette();
      }}
    >
      <Modal className="pal">
        <Dialog className="pal-in" aria-label={wordsOf('frame')('search')}>
          <Search first={first} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
