import { RootCommand } from '@bomb.sh/tab';
import type { Leaf } from './leaf.ts';

/** What may stand in the place of a word: by the name of an argument or of an option's value. */
export type Values = (name: string) => readonly string[];

const withoutFiles = ':4';
const withFiles = ':0';

/** "-o, --output <file>" in its parts. */
function flagOf(flags: string): { readonly short?: string; readonly long: string; readonly value: string | null } {
  const found = /^(?:-(\w), )?--([\w-]+)(?: [<[]([\w=]+)(?:\.\.\.)?[>\]])?$/.exec(flags);
  const [, short, long = '', value] = found ?? [];
  return { ...(short === undefined ? {} : { short }), long, value: value ?? null };
}

type Command = Pick<RootCommand, 'option'>;

function addOption(command: Command, flags: string, about: string, values: Values): void {
  const { short, long, value } = flagOf(flags);
  if (value === null) {
    command.option(long, about, short);
    return;
  }
  const handler = (complete: (one: string, says: string) => void): void => {
    for (const one of [...values(long), ...values(value)]) complete(one, '');
  };
  command.option(long, about, handler, short);
}

function rootOf(leaves: readonly Leaf[], globals: Leaf['options'] & {}, values: Values): RootCommand {
  const root = new RootCommand();
  for (const leaf of leaves) {
    const [name = '', ...words] = leaf.use.split(' ');
    const command = root.command(name, leaf.about);
    for (const word of words) {
      const [, argument = '', more] = /^[<[]([a-z]+)(\.\.\.)?[>\]]$/.exec(word) ?? [];
      const handler = (complete: (one: string, says: string) => void): void => {
        for (const one of values(argument)) complete(one, '');
      };
      command.argument(argument, handler, more !== undefined);
    }
    for (const [flags, about] of [...(leaf.options ?? []), ...globals]) addOption(command, flags, about, values);
  }
  for (const [flags, about] of globals) addOption(root, flags, about, values);
  return root;
}

/** What the library prints; it knows no other way to answer. */
function printed(work: () => void): readonly string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: unknown) => lines.push(String(text));
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines;
}

/** The commands, options and values that could come next, as the scripts of `scriptFor` read them. */
export function suggestions(
  words: readonly string[],
  of: { readonly leaves: readonly Leaf[]; readonly globals: Leaf['options'] & {}; readonly values: Values },
): readonly string[] {
  const lines = printed(() => rootOf(of.leaves, of.globals, of.values).parse([...words]));
  // Where nothing of ours fits, the shell offers files.
  return lines.length === 1 && lines[0] === withoutFiles ? [withFiles] : lines;
}

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** What makes a shell complete the words after `tandem`. */
export const scriptFor = (shell: (typeof shells)[number]): string =>
  printed(() => new RootCommand().setup('tandem', 'tandem', shell)).join('\n');
