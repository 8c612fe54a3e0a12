import { useState } from 'react';
import type { InboxSaid } from '../../../engine/protocol/calls/inbox.ts';
import { caps } from '../../app/keys.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { whyNot } from '../../rights/rights.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';
import { wordsOf } from '../../words/words.ts';
import { useWrites } from '../bar/use-writes.ts';
import { answersOf, isSameSaid } from '../state/choices.ts';
import { type Mass, useInbox } from '../state/inbox-store.ts';
import { closeMass, resolveMass, wishesOf } from '../state/mass.ts';
import { saidWords } from './said-words.ts';
import { type MassRow, useMassRows } from './use-mass-rows.ts';
import { Written } from './Written.tsx';

/** Counting what more would write takes longer than looking at some of it. */
const countedMax = 2_000;

/** The answers that can be given to all; one that was typed or merged for the first is among them. */
function choicesOf({ asked, said }: Mass): readonly InboxSaid[] {
  const all: readonly InboxSaid[] = asked === null ? [{ choose: 'left' }, { choose: 'right' }] : answersOf(asked.what);
  return all.some((one) => isSameSaid(said, one)) ? all : [...all, said];
}

function titleOf({ asked, questions }: Mass): string {
  const words = wordsOf('inbox');
  const count = questions.length;
  if (asked === null) return words('marked', { count });
  return asked.what.about === 'unit' ? words('alikeOf', { count, field: asked.what.label }) : words('alike', { count });
}

const value = (text: string | null): string => text ?? wordsOf('inbox')('empty');

function columnsOf(mass: Mass): readonly Column<MassRow>[] {
  const words = wordsOf('inbox');
  const side = (of: 'left' | 'right') => mass.sides?.[of].name ?? words(`say-${of}`);
  return [
    { id: 'record', label: words('record'), width: 'minmax(0, 1fr)', cell: ({ row }) => row.title },
    ...(mass.asked === null
      ? [{ id: 'field', label: words('field'), width: 'minmax(0, 0.7fr)', cell: ({ row }: MassRow) => row.label }]
      : []),
    {
      id: 'left',
      label: side('left'),
      width: 'minmax(0, 1fr)',
      cell: ({ row }) => <span className="c-l">{value(row.left)}</span>,
    },
    {
      id: 'right',
      label: side('right'),
      width: 'minmax(0, 1fr)',
      cell: ({ row }) => <span className="c-r">{value(row.right)}</span>,
    },
    ...(whyNot('decide') === null
      ? [
          {
            id: 'writes',
            label: words('writes'),
            width: 'minmax(0, 1.3fr)',
            cell: (one: MassRow) => <Written of={one} sides={mass.sides} />,
          },
        ]
      : []),
  ];
}

function Choose({ mass }: { readonly mass: Mass }) {
  const choices = choicesOf(mass);
  const at = choices.findIndex((one) => isSameSaid(mass.said, one));
  return (
    <Segmented
      label={wordsOf('inbox')('answerForAll')}
      segments={choices.map((one, index) => ({ id: String(index), label: saidWords(one, mass.sides) }))}
      value={String(at)}
      onChange={(id) => {
        const said = choices[Number(id)];
        if (said !== undefined) useInbox.setState({ mass: { ...mass, said } });
      }}
    />
  );
}

function Total({ mass }: { readonly mass: Mass }) {
  const words = wordsOf('inbox');
  const writes = useWrites(mass.questions.length > countedMax ? [] : wishesOf(mass), 0);
  if (writes === null) return <span role="status">{words('nothingWritten')}</span>;
  const { left, right, refused } = writes;
  const parts = [
    ...(['left', 'right'] as const).flatMap((side) =>
      writes[side] === 0
        ? []
        : [words('writesIn', { count: writes[side], system: mass.sides?.[side].name ?? words(`say-${side}`) })],
    ),
    ...(refused.length === 0 ? [] : [words('cannot', { count: refused.length })]),
  ];
  return <span role="status">{left + right + refused.length === 0 ? words('writesNothing') : parts.join(', ')}</span>;
}

function Shown({ mass }: { readonly mass: Mass }) {
  const rowAt = useMassRows(mass);
  const [active, setActive] = useState(0);
  const why = useInbox((state) => state.why);
  const words = wordsOf('inbox');
  return (
    <>
      <div className="ib-mass-bar">
        <Choose mass={mass} />
        <span className="grow" />
        <TextField
          aria-label={words('why')}
          placeholder={words('why')}
          size="md"
          className="ib-why"
          value={why}
          onChange={(text) => useInbox.setState({ why: text.slice(0, 2000) })}
        />
      </div>
      <div className="ib-mass">
        <VirtualTable
          label={titleOf(mass)}
          columns={columnsOf(mass)}
          count={mass.questions.length}
          rowHeight={32}
          rowAt={rowAt}
          active={active}
          onActive={setActive}
        />
      </div>
    </>
  );
}

/** Many questions, each with its values and what the one answer for all would write; nothing is written before it is confirmed. */
export function MassDialog() {
  const mass = useInbox((state) => state.mass);
  const isResolving = useInbox((state) => state.isResolving);
  const words = wordsOf('inbox');
  return (
    <Dialog
      title={mass === null ? '' : titleOf(mass)}
      width="wide"
      isOpen={mass !== null}
      onClose={closeMass}
      foot={
        mass !== null && (
          <>
            <Total mass={mass} />
            <span className="grow" />
            <Button look="ghost" onPress={closeMass}>
              {words('cancel')}
            </Button>
            <RightButton
              needs="decide"
              look="primary"
              keys={caps(['Mod+Enter'])}
              isPending={isResolving}
              onPress={resolveMass}
            >
              {words('resolveAll', { count: mass.questions.length })}
            </RightButton>
          </>
        )
      }
    >
      {mass !== null && <Shown mass={mass} />}
    </Dialog>
  );
}
