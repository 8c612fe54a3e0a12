import { useState } from 'react';
import { seesPersonal } from '../../engine/core/roles/roles.ts';
import { type PersonLook, removePerson, setPersonRole, signOutPerson } from '../../engine/protocol/calls/people.ts';
import { doOrTell } from '../app/deeds.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { signOut } from '../sign-in/door.ts';
import { engine, useEngine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { AlertDialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuPart } from '../ui/Menu.tsx';
import { monogram } from '../ui/monogram.ts';
import { Select } from '../ui/Select.tsx';
import { toast } from '../ui/toasts.ts';
import { clockWords, dayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { Section } from './Parts.tsx';
import { AddPerson, NewPassword, OwnPassword, roleOptions } from './PersonDialogs.tsx';
import { type People, usePeople } from './use-settings.ts';

type Doing = { readonly what: 'add' | 'own' } | { readonly what: 'password' | 'remove'; readonly person: PersonLook };

async function changeRole({ name, label }: PersonLook, role: PersonLook['role']): Promise<void> {
  if ((await doOrTell(engine.ask(setPersonRole, { name, role }))) === null) return;
  toast({ title: wordsOf('people')('changed', { name: label, role: wordsOf('rights')(role) }), look: 'done' });
}

async function signOutFor({ name, label }: PersonLook): Promise<void> {
  if ((await doOrTell(engine.ask(signOutPerson, { name }))) !== null)
    toast({ title: wordsOf('people')('signedOut', { name: label }), look: 'done' });
}

function partsFor(person: PersonLook, begin: (doing: Doing) => void): readonly MenuPart[] {
  const words = wordsOf('people');
  return [
    {
      id: 'sign-in',
      entries: [
        {
          id: 'password',
          label: words('newPassword'),
          icon: 'key',
          onAction: () => begin(person.isYou ? { what: 'own' } : { what: 'password', person }),
        },
        { id: 'out', label: words('signOutEverywhere'), icon: 'ext', onAction: () => void signOutFor(person) },
      ],
    },
    {
      id: 'remove',
      entries: [
        {
          id: 'remove',
          label: words('remove'),
          icon: 'trash',
          isDanger: true,
          isDisabled: person.isYou,
          onAction: () => begin({ what: 'remove', person }),
        },
      ],
    },
  ];
}

const lastHere = ({ isHere, lastHereAt }: PersonLook): string => {
  const words = wordsOf('people');
  if (isHere) return words('now');
  if (lastHereAt === null) return words('never');
  const isToday = new Date(lastHereAt).toDateString() === new Date().toDateString();
  return isToday ? clockWords(lastHereAt) : dayWords(lastHereAt);
};

function PersonRow({ person, begin }: { readonly person: PersonLook; readonly begin: (doing: Doing) => void }) {
  const words = wordsOf('people');
  const isFixed = useRight('manage') !== null;
  const { name, label, role, isYou } = person;
  return (
    <tr className="pr g">
      <td className="nm">
        <span className="av" aria-hidden="true">
          {monogram(label)}
        </span>
        <span className="grow">
          <b className="ell">{label}</b>
          <small className="ell">{isYou ? `${name}, ${words('you')}` : name}</small>
        </span>
      </td>
      <td>
        {isFixed ? (
          wordsOf('rights')(role)
        ) : (
          <span {...(isYou ? { title: words('yourself') } : {})}>
            <Select
              aria-label={words('roleOf', { name: label })}
              size="md"
              options={roleOptions()}
              value={role}
              isDisabled={isYou}
              onChange={(next) => void changeRole(person, next)}
            />
          </span>
        )}
      </td>
      <td className="x">{seesPersonal[role] ? words('seesAll') : words('seesMasked')}</td>
      <td className="x">{lastHere(person)}</td>
      <td>
        {!isFixed && (
          <MenuButton
            label={words('actions', { name: label })}
            trigger={<IconButton icon="dots" label={words('actions', { name: label })} size="sm" />}
            parts={partsFor(person, begin)}
          />
        )}
      </td>
    </tr>
  );
}

function PeopleTable({
  people,
  begin,
}: {
  readonly people: readonly PersonLook[];
  readonly begin: (doing: Doing) => void;
}) {
  const words = wordsOf('people');
  return (
    <table className="people" aria-label={words('title')}>
      <thead>
        <tr className="th g">
          <th scope="col">{words('person')}</th>
          <th scope="col">{words('role')}</th>
          <th scope="col">{words('maySee')}</th>
          <th scope="col">{words('lastHere')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <PersonRow key={person.name} person={person} begin={begin} />
        ))}
      </tbody>
    </table>
  );
}

function Doings({
  doing,
  found,
  onClose,
}: {
  readonly doing: Doing;
  readonly found: People;
  readonly onClose: () => void;
}) {
  const words = wordsOf('people');
  const { people, passwordLeast: least } = found;
  switch (doing.what) {
    case 'add':
      return <AddPerson isFirst={people.length === 0} least={least} onClose={onClose} />;
    case 'own':
      return <OwnPassword least={least} onClose={onClose} />;
    case 'password':
      return <NewPassword person={doing.person} least={least} onClose={onClose} />;
    case 'remove': {
      const { name, label } = doing.person;
      const remove = async (): Promise<void> => {
        onClose();
        if ((await doOrTell(engine.ask(removePerson, { name }))) !== null)
          toast({ title: words('removed', { name: label }), look: 'done' });
      };
      return (
        <AlertDialog
          title={words('removeTitle', { name: label })}
          isOpen
          onClose={onClose}
          confirm={words('remove')}
          onConfirm={() => void remove()}
          isDanger
        >
          {words('removeText', { name: label })}
        </AlertDialog>
      );
    }
  }
}

/** Who may sign in, and in which role. */
export function PeopleSection() {
  const words = wordsOf('people');
  const found = usePeople();
  const [doing, setDoing] = useState<Doing | null>(null);
  const isNamed = useEngine((state) => (state.workspace?.person ?? null) !== null);
  const by = useEngine((state) => state.workspace?.by ?? '');
  if (found === null) return null;
  const { people } = found;
  const add = (
    <RightButton look="primary" icon="plus" needs="manage" onPress={() => setDoing({ what: 'add' })}>
      {words('add')}
    </RightButton>
  );
  return (
    <Section
      title={words('title')}
      {...(people.length === 0 ? {} : { note: words('count', { count: people.length }) })}
      actions={add}
    >
      <div className="bx">
        {people.length === 0 ? (
          <EmptyState title={words('nobody')}>
            {words(window.tandem === undefined ? 'nobodyText' : 'nobodyDesktop')}
          </EmptyState>
        ) : (
          <PeopleTable people={people} begin={setDoing} />
        )}
      </div>
      <p className="muted fs12 below">{words('roles')}</p>
      {isNamed && (
        <p className="own">
          <span className="grow">{words('signedInAs', { name: by })}</span>
          <Button onPress={() => setDoing({ what: 'own' })}>{words('own')}</Button>
          <Button onPress={() => void signOut()}>{words('signOut')}</Button>
        </p>
      )}
      {doing !== null && <Doings doing={doing} found={found} onClose={() => setDoing(null)} />}
    </Section>
  );
}
