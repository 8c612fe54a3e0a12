import type { Leaf } from './leaf.ts';

/** Commands that make a workspace ready. */
export const setUp: readonly Leaf[] = [
  {
    use: 'init [dir]',
    about: 'make a workspace',
    options: [['--sample', 'with two small systems and a flow that is ready to run']],
    examples: [['init my-workspace --sample', 'a workspace to try everything out in']],
    needs: 'design',
    act: async (...given) => (await import('../commands/init.ts')).initCommand(...given),
  },
  {
    use: 'serve [dir]',
    about: 'open the workspace in browsers of this machine',
    options: [
      ['--port <number>', 'listen here (default: any port that is free)'],
      ['--address <address>', 'listen at this address (default: 127.0.0.1, this machine alone)'],
      ['--name <names...>', 'a name under which browsers may ask for it, besides those of this machine'],
      ['--home', 'the workspace "Tandem" of the home folder; the first time it is made, with the sample'],
      ['--open', 'in the default browser, where there is a display'],
    ],
    examples: [
      ['serve --port 4180', 'until it is stopped; prints the address to open'],
      ['serve --home --open', 'what "npm start" does where there is no desktop app'],
    ],
    needs: 'manage',
    act: async (...given) => (await import('../commands/serve.ts')).serveCommand(...given),
  },
  {
    use: 'people [action] [name] [role]',
    about: 'who signs in where it is served: "add", "remove", "role" and "password"',
    options: [['--label <label>', 'what somebody who is added is called (default: the name)']],
    examples: [
      ['people add dana@norbeck.test admin --label "Dana Whitfield"', 'the first person; the password is typed unseen'],
      ['people role moses analyst', 'an analyst from now on, also in windows that are open'],
      ['people password moses', 'a new password; Moses is signed out everywhere'],
      ['people remove moses', 'Moses is not let in any more'],
    ],
    needs: 'manage',
    act: async (...given) => (await import('../commands/people.ts')).peopleCommand(...given),
  },
  {
    use: 'connections [action] [id] [name]',
    about:
      'list connections; "test [ID]" tries them; "secret ID NAME" keeps a secret, "proxy-password" that of the proxy',
    examples: [
      ['connections test', 'try every connection of the workspace'],
      ['connections secret db password', 'keep the password of the connection "db", typed unseen'],
    ],
    needs: (words) => (words[0] === 'secret' ? 'manage' : 'look'),
    act: async (context, words) => (await import('../commands/connections.ts')).connectionsCommand(context, words),
  },
  {
    use: 'engine',
    about: 'the engine of a serving process, which starts it',
    hidden: true,
    examples: [],
    needs: 'manage',
    act: async (context) => (await import('../commands/engine.ts')).engineCommand(context),
  },
  {
    use: 'check [flow]',
    about: 'every problem of a flow, with its place and remedy',
    options: [['--discover', 'look at the systems again first']],
    examples: [
      ['check contacts', 'every problem of the flow "contacts"'],
      ['check contacts --discover', 'after looking at the systems again'],
    ],
    needs: 'look',
    act: async (...given) => (await import('../commands/check.ts')).checkCommand(...given),
  },
  {
    use: 'roundtrip [flow] [sync]',
    about: 'what the lines of a flow lose of real rows, there and back',
    options: [
      ['--field-map <id>', 'this field map only'],
      ['--rows <n>', 'rows of each side that are read, or "all" (default: 1000)'],
    ],
    examples: [['roundtrip contacts --field-map phone --rows all', 'one line, tried on every row']],
    needs: 'design',
    act: async (...given) => (await import('../commands/roundtrip.ts')).roundtripCommand(...given),
  },
  {
    use: 'plan [flow]',
    about: 'what a flow compiles to, in words',
    examples: [['plan contacts', 'what is compared, matched and written, in sentences']],
    needs: 'look',
    act: async (context, words) => (await import('../commands/plan.ts')).planCommand(context, words),
  },
];
