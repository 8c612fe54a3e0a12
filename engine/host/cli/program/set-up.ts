import type { Leaf } from './leaf.ts';

/** Commands that make a workspace ready. */
export const setUp: readonly Leaf[] = [
  {
    use: 'init [dir]',
    about: 'make a workspace',
    options: [['--sample', 'with two small systems and a flow that is ready to run']],
    needs: 'design',
    act: async (...given) => (await import('../commands/init.ts')).initCommand(...given),
  },
  {
    use: 'connections [action] [id] [name]',
    about: 'list connections; "test [ID]" tries them; "secret ID NAME" keeps a secret',
    needs: (words) => (words[0] === 'secret' ? 'manage' : 'look'),
    act: async (context, words) => (await import('../commands/connections.ts')).connectionsCommand(context, words),
  },
  {
    use: 'check [flow]',
    about: 'every problem of a flow, with its place and remedy',
    options: [['--discover', 'look at the systems again first']],
    needs: 'look',
    act: async (...given) => (await import('../commands/check.ts')).checkCommand(...given),
  },
  {
    use: 'plan [flow]',
    about: 'what a flow compiles to, in words',
    needs: 'look',
    act: async (context, words) => (await import('../commands/plan.ts')).planCommand(context, words),
  },
];
