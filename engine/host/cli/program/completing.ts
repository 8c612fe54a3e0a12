import type { Leaf } from './leaf.ts';

/** What shells can be told about: all commands, and the options that each of them takes. */
export interface Told {
  readonly leaves: readonly Leaf[];
  readonly globals: Leaf['options'] & {};
}

/** Commands that let a shell complete the others. */
export const completing = (told: () => Told): readonly Leaf[] => [
  {
    use: 'completion <shell>',
    about: 'a script that completes commands, flows and syncs in bash, zsh, fish or powershell',
    examples: [['completion bash', 'the script for bash']],
    needs: 'look',
    act: async (context, words) => (await import('../commands/completion.ts')).completionCommand(context, words),
  },
  {
    use: 'complete [words...]',
    about: 'what could come next, for the scripts of "completion"',
    hidden: true,
    examples: [],
    needs: 'look',
    act: async (context, words) => (await import('../commands/completion.ts')).completeCommand(context, words, told()),
  },
];
