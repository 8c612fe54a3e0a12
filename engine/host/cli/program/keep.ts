import type { Leaf } from './leaf.ts';

/** Commands about what is kept, how long, and for whose eyes. */
export const keeping: readonly Leaf[] = [
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
