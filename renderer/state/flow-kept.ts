import { z } from 'zod';
import { Command } from '../../engine/core/flow/command.ts';
import { flowText } from '../../engine/core/flow/text.ts';
import { shortHash } from '../../engine/core/values/hash.ts';
import type { Flow } from '../../engine/model/flow.ts';

/** Edits that a closing window could not see arrive. */
const Kept = z.object({ from: z.string(), to: z.string(), commands: z.array(Command) });

/** The part of a browser's storage that is used. */
export interface Shelf {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

const nameOf = (flow: string): string => `tandem.edits.${flow}`;
const hashOf = (flow: Flow): string => shortHash(flowText(flow), 16);

/** Keeps edits on top of `from` that make `to`, for the next window that opens the flow. */
export function keepEdits(shelf: Shelf, from: Flow, to: Flow, commands: readonly Command[]): void {
  if (commands.length === 0) {
    shelf.removeItem(nameOf(from.id));
    return;
  }
  const kept: z.input<typeof Kept> = { from: hashOf(from), to: hashOf(to), commands: [...commands] };
  shelf.setItem(nameOf(from.id), JSON.stringify(kept));
}

/** The edits that did not arrive when the last window closed; none where they did, or where the flow was edited since. */
export function takeKept(shelf: Shelf, flow: Flow): readonly Command[] {
  const text = shelf.getItem(nameOf(flow.id));
  shelf.removeItem(nameOf(flow.id));
  if (text === null) return [];
  const kept = Kept.safeParse(JSON.parse(text));
  return kept.success && kept.data.from === hashOf(flow) ? kept.data.commands : [];
}
