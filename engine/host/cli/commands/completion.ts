import { z } from 'zod';
import { AuditAction } from '../../../model/audit.ts';
import { ConflictReason } from '../../../model/conflict.ts';
import { flowFiles, readFlow } from '../../workspace/flows.ts';
import { findWorkspace } from '../../workspace/workspace.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import type { Told } from '../program/completing.ts';
import { scriptFor, shells, suggestions, type Values } from '../program/suggest.ts';

const Shell = z.enum(shells);

const whereOf: Record<z.infer<typeof Shell>, string> = {
  bash: 'source <(tandem completion bash)     # in ~/.bashrc',
  zsh: 'source <(tandem completion zsh)      # in ~/.zshrc, after compinit',
  fish: 'tandem completion fish | source      # in ~/.config/fish/config.fish',
  powershell: 'tandem completion powershell | Out-String | Invoke-Expression      # in $PROFILE',
};

/** `tandem completion SHELL`: the script that makes a shell complete commands, options, flows and syncs. */
export async function completionCommand(context: Context, words: readonly string[]): Promise<number> {
  const shell = Shell.safeParse(words[0]);
  if (!shell.success)
    throw usage('shell', `There is no completion for "${words[0] ?? ''}".`, `Take one of ${shells.join(', ')}.`);
  const script = scriptFor(shell.data);
  context.screen.line(script);
  // A shell that reads the script when it starts need not say so each time.
  if (context.out.isTTY === true) context.screen.note(`To keep it: ${whereOf[shell.data]}`);
  context.screen.item({ shell: shell.data, script });
  return exitCodes.done;
}

/** Words of this workspace; none where there is no workspace, since a shell that asks is not told problems. */
function valuesIn(context: Context): Values {
  const found = findWorkspace(context.cwd, context.workspace);
  const flows = (found.ok ? flowFiles(found.value) : []).flatMap((file) => {
    const flow = readFlow(file);
    return flow.ok ? [flow.value] : [];
  });
  const ids = flows.map((flow): string => flow.id);
  const syncs = flows.flatMap((flow) => flow.syncs.map((sync): string => sync.id));
  const fields = flows.flatMap((flow) =>
    flow.syncs.flatMap((sync) => [...sync.fields, ...(sync.groups ?? [])].map((one): string => one.id)),
  );
  const known: { readonly [name: string]: readonly string[] } = {
    flow: ids,
    flows: ids,
    words: [...ids, ...syncs, 'left', 'right'],
    record: [...ids, ...syncs, 'left', 'right'],
    keys: [...ids, ...syncs],
    sync: syncs,
    unit: fields,
    reason: ConflictReason.options,
    action: [...AuditAction.options, 'list', 'test', 'secret'],
    shell: shells,
  };
  return (name) => known[name] ?? [];
}

/** `tandem complete -- WORD...`: what a shell asks for as a person types. */
export async function completeCommand(context: Context, words: readonly string[], told: Told): Promise<number> {
  for (const line of suggestions(words, { ...told, values: valuesIn(context) })) context.screen.line(line);
  return exitCodes.done;
}
