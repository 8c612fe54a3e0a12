/** Where people sign in by name, and where a browser is not known. */
export const signIn = {
  title: 'Sign in to Tandem',
  lead: 'An admin of this workspace made your account.',
  name: 'Name or e-mail',
  password: 'Password',
  enter: 'Sign in',
  wrong: 'Name and password do not go together.',
  wait: 'Too many tries failed. Try again in {{time}}, or ask an admin for a new password.',
  seconds: '{{count, number}} seconds',
  seconds_one: '{{count, number}} second',
  minutes: '{{count, number}} minutes',
  minutes_one: '{{count, number}} minute',
  unreachable: 'Tandem does not answer. Ask whoever runs it.',
  openTitle: 'Tandem does not know this browser',
  openText:
    'Open the address that Tandem printed when it was started: it holds the key that lets a browser in. The key changes with every start.',
} as const;
