import './assistant.css';
import { useEffect } from 'react';
import { useConnections } from '../connections/use-connections.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { dispatch, useFlow } from '../state/flow.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { BridgeLine } from './BridgeLine.tsx';
import { blankFlow } from './make-flow.ts';
import { SideCard } from './SideCard.tsx';
import { forgetSetup, useSetup } from './setup-store.ts';
import { useFound } from './use-found.ts';

/** On a drawing with nothing on it: picks both objects, which become its cards. */
export function BlankStart() {
  const words = wordsOf('newSync');
  const { cards } = useConnections();
  const sides = useSetup((state) => state.sides);
  const found = useFound(sides.left, sides.right);
  const label = useFlow((state) => state.flow?.label ?? '');
  // What was picked for this drawing is no choice for another one.
  useEffect(() => forgetSetup, []);
  const { left, right } = found.shapes;
  const [here, there] = [sides.left.connection, sides.right.connection];
  const ends =
    left === null || right === null || here === null || there === null
      ? null
      : { left: { connection: here, shape: left }, right: { connection: there, shape: right } };
  const draw = (): void => {
    if (ends === null) return;
    const made = blankFlow(ends);
    const isNamed = label !== words('blankLabel');
    dispatch({
      do: 'several',
      commands: [
        ...made.syncs.map((sync) => ({ do: 'add-sync' as const, sync })),
        ...(isNamed || made.label === undefined ? [] : [{ do: 'rename-flow' as const, label: made.label }]),
      ],
    });
  };
  return (
    <section className="blank-start" aria-label={words('blankTitle')}>
      <header>
        <h2>{words('blankTitle')}</h2>
        <p>{words('blankText')}</p>
      </header>
      <div className="duo">
        <SideCard side="left" choice={sides.left} cards={cards ?? []} template={null} />
        <BridgeLine way="both" />
        <SideCard side="right" choice={sides.right} cards={cards ?? []} template={null} />
      </div>
      {found.problem !== null && <ProblemNote {...found.problem} isAlert />}
      <RightButton needs="design" look="primary" isDisabled={ends === null} onPress={draw}>
        {words('blankDraw')}
      </RightButton>
    </section>
  );
}
