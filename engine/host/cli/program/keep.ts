import type { Leaf } from './leaf.ts';

/** Commands about what is kept, how long, and for whose eyes. */
export const keeping: readonly Leaf[] = [
  {
    use: 'tidy',
    about: 'remove what is older than settings.json says',
    options: [['--preview', 'only say what would be removed']],
    examples: [['tidy --preview', 'how much would go, with nothing changed']],
    needs: 'manage',
    act: async (...given) => (await import('../commands/tidy.ts')).tidyCommand(...given),
  },
  {
    use: 'forget <record...>',
    about: '[FLOW] [SYNC] left|right KEY: remove the values of a record from all that is over',
    options: [['--backups', 'remove the backups too, which may still hold it']],
    examples: [['forget contacts contacts left 10001', 'a person asked to be forgotten']],
    needs: 'manage',
    act: async (...given) => (await import('../commands/forget.ts')).forgetCommand(...given),
  },
  {
    use: 'encrypt',
    about: 'encrypt the state of the workspace and its backups',
    options: [['--rotate', 'under a new key, where it is encrypted already']],
    examples: [
      ['encrypt', 'nothing in .tandem can be read without the key any more'],
      ['encrypt --rotate', 'the old key opens nothing any more'],
    ],
    needs: 'manage',
    act: async (...given) => (await import('../commands/encrypt.ts')).encryptCommand(...given),
  },
  {
    use: 'decrypt',
    about: 'take the encryption away',
    examples: [['decrypt', 'the state can be read with any SQLite tool again']],
    needs: 'manage',
    act: async (context) => (await import('../commands/encrypt.ts')).decryptCommand(context),
  },
];
