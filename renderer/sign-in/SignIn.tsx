import './sign-in.css';
import { useEffect, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';
import { signIn, signsInByName, type Tried } from './door.ts';

function waitWords(seconds: number): string {
  const words = wordsOf('signIn');
  return seconds < 90 ? words('seconds', { count: seconds }) : words('minutes', { count: Math.ceil(seconds / 60) });
}

function toldOf(tried: Tried | null): string | null {
  const words = wordsOf('signIn');
  switch (tried?.is) {
    case undefined:
    case 'in':
      return null;
    case 'wrong':
      return words('wrong');
    case 'wait':
      return words('wait', { time: waitWords(tried.seconds) });
    case 'unreachable':
      return words('unreachable');
  }
}

function Enter() {
  const words = wordsOf('signIn');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const [isPending, setPending] = useState(false);
  const told = toldOf(tried);
  const enter = async (): Promise<void> => {
    setPending(true);
    const said = await signIn(name, password);
    if (said.is === 'in') return location.reload();
    setPending(false);
    setPassword('');
    return setTried(said);
  };
  return (
    <Form
      className="door"
      aria-label={words('title')}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <h1 className="h2">{words('title')}</h1>
      <p className="muted">{words('lead')}</p>
      {told !== null && <ProblemNote message={told} look={tried?.is === 'wait' ? 'need' : 'fail'} isAlert />}
      <TextField label={words('name')} value={name} onChange={setName} autoComplete="username" autoFocus />
      <TextField
        label={words('password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
      />
      <Button
        look="primary"
        size="lg"
        type="submit"
        isPending={isPending}
        isDisabled={name.trim() === '' || password === ''}
      >
        {words('enter')}
      </Button>
    </Form>
  );
}

/** What a browser is shown that is not let in: where people sign in by name, that; else how it is let in. */
export function SignIn() {
  const words = wordsOf('signIn');
  const [byName, setByName] = useState<boolean | null>(null);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    void signsInByName().then((known) => {
      setByName(known);
      setAsked(true);
    });
  }, []);
  useEffect(() => {
    document.title = 'Tandem';
  }, []);
  return (
    <main className="outside">
      {byName === true && <Enter />}
      {isAsked && byName !== true && (
        <div className="door">
          <h1 className="h2">{words('openTitle')}</h1>
          <p>{byName === null ? words('unreachable') : words('openText')}</p>
        </div>
      )}
    </main>
  );
}
