import { useState } from 'react';
import { Role } from '../../engine/core/roles/roles.ts';
import type { Problem } from '../../engine/model/problem.ts';
import type { Result } from '../../engine/model/result.ts';
import {
  addPerson,
  changeOwnPassword,
  type PersonLook,
  setPersonPassword,
} from '../../engine/protocol/calls/people.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toasts.ts';
import { wordsOf } from '../words/words.ts';
import { makePassword } from './make-password.ts';

/** The roles by the names that people know them by. */
export const roleOptions = () => Role.options.map((id) => ({ id, label: wordsOf('rights')(id) }));

/** A password for somebody else: typed or made, shown so that it can be handed over. */
function Handed({
  least,
  value,
  onChange,
}: {
  readonly least: number;
  readonly value: string;
  readonly onChange: (password: string) => void;
}) {
  const words = wordsOf('people');
  return (
    <TextField
      label={words('password')}
      help={words('passwordHelp', { count: least })}
      value={value}
      onChange={onChange}
      autoComplete="off"
      spellCheck="false"
      after={
        <>
          <Button look="ghost" size="sm" onPress={() => onChange(makePassword())}>
            {words('make')}
          </Button>
          <Button
            look="ghost"
            size="sm"
            isDisabled={value === ''}
            onPress={() => void navigator.clipboard.writeText(value)}
          >
            {words('copy')}
          </Button>
        </>
      }
    />
  );
}

interface AskProps {
  readonly title: string;
  readonly text?: string;
  readonly confirm: string;
  readonly isReady: boolean;
  /** Asks the engine. */
  readonly onConfirm: () => Promise<Result<unknown, Problem>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** A dialog with fields, which stays open with what is wrong. */
function AskDialog({ title, text, confirm, isReady, onConfirm, onDone, onClose, children }: AskProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isPending, setPending] = useState(false);
  const take = async (): Promise<void> => {
    setPending(true);
    const said = await onConfirm();
    setPending(false);
    if (!said.ok) return setProblem(said.error);
    onDone();
    return onClose();
  };
  const foot = (
    <>
      <Button look="ghost" onPress={onClose}>
        {wordsOf('people')('cancel')}
      </Button>
      <Button look="primary" isDisabled={!isReady} isPending={isPending} onPress={() => void take()}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} foot={foot}>
      {text !== undefined && <p className="soft">{text}</p>}
      {problem !== null && <ProblemNote {...problem} isAlert />}
      {children}
    </Dialog>
  );
}

/** Adds somebody; the first one is an admin. */
export function AddPerson({
  isFirst,
  least,
  onClose,
}: {
  readonly isFirst: boolean;
  readonly least: number;
  readonly onClose: () => void;
}) {
  const words = wordsOf('people');
  const [label, setLabel] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>(isFirst ? 'admin' : 'analyst');
  const [password, setPassword] = useState('');
  const who = label.trim();
  return (
    <AskDialog
      title={words('addTitle')}
      {...(isFirst ? { text: words('addFirst') } : {})}
      confirm={words('add')}
      isReady={who !== '' && name.trim() !== '' && password !== ''}
      onConfirm={() => engine.ask(addPerson, { name, label, role, password })}
      onDone={() => toast({ title: words('added', { name: who }), look: 'done' })}
      onClose={onClose}
    >
      <TextField label={words('fullName')} value={label} onChange={setLabel} autoComplete="off" autoFocus />
      <TextField
        label={words('signInName')}
        help={words('signInHelp')}
        value={name}
        onChange={setName}
        autoComplete="off"
        spellCheck="false"
      />
      <Select label={words('role')} options={roleOptions()} value={role} onChange={setRole} isDisabled={isFirst} />
      <Handed least={least} value={password} onChange={setPassword} />
    </AskDialog>
  );
}

/** Sets the password of somebody who forgot theirs. */
export function NewPassword({
  person,
  least,
  onClose,
}: {
  readonly person: PersonLook;
  readonly least: number;
  readonly onClose: () => void;
}) {
  const words = wordsOf('people');
  const [password, setPassword] = useState('');
  const { name, label } = person;
  return (
    <AskDialog
      title={words('passwordTitle', { name: label })}
      text={words('passwordText', { name: label })}
      confirm={words('set')}
      isReady={password !== ''}
      onConfirm={() => engine.ask(setPersonPassword, { name, password })}
      onDone={() => toast({ title: words('passwordSet', { name: label }), look: 'done' })}
      onClose={onClose}
    >
      <Handed least={least} value={password} onChange={setPassword} />
    </AskDialog>
  );
}

/** Changes the password of whoever sits here. */
export function OwnPassword({ least, onClose }: { readonly least: number; readonly onClose: () => void }) {
  const words = wordsOf('people');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  return (
    <AskDialog
      title={words('ownTitle')}
      text={words('ownText')}
      confirm={words('set')}
      isReady={current !== '' && password !== ''}
      onConfirm={() => engine.ask(changeOwnPassword, { current, password })}
      onDone={() => {}}
      onClose={onClose}
    >
      <TextField
        label={words('current')}
        value={current}
        onChange={setCurrent}
        type="password"
        autoComplete="current-password"
        autoFocus
      />
      <TextField
        label={words('newPassword')}
        help={words('passwordHelp', { count: least })}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="new-password"
      />
    </AskDialog>
  );
}
