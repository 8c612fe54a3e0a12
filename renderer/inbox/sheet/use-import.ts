import { useState } from 'react';
import type { Problem } from '../../../engine/model/problem.ts';
import { type ImportedInbox, importInbox } from '../../../engine/protocol/calls/inbox.ts';
import { base64Of } from '../../settings/download.ts';
import { engine } from '../../state/engine.ts';
import { wordsOf } from '../../words/words.ts';

const bytesMax = 8_000_000;

/** A table with what came of checking it. */
export interface CheckedSheet {
  readonly name: string;
  readonly bytes: string;
  readonly found: ImportedInbox;
}

export type ImportStage =
  | { readonly at: 'choosing'; readonly problem: Problem | null }
  | { readonly at: 'checking'; readonly name: string }
  | {
      readonly at: 'checked';
      readonly sheet: CheckedSheet;
      readonly problem: Problem | null;
      readonly isPending: boolean;
    };

export interface Importing {
  readonly stage: ImportStage;
  readonly check: (file: File) => Promise<void>;
  /** @returns what was recorded; null where it was refused, which the stage then tells */
  readonly record: (how: { readonly why: string | null; readonly skipBad: boolean }) => Promise<ImportedInbox | null>;
  readonly again: () => void;
}

const tooLarge = (name: string): Problem => {
  const words = wordsOf('inboxSheet');
  return { code: 'sheet/too-large', message: words('tooLarge', { name }), fix: words('tooLargeFix') };
};

/** Takes in a table: it is checked row by row, and recorded only when that is asked for. */
export function useImport(): Importing {
  const [stage, setStage] = useState<ImportStage>({ at: 'choosing', problem: null });
  async function check(file: File): Promise<void> {
    if (file.size > bytesMax) return setStage({ at: 'choosing', problem: tooLarge(file.name) });
    setStage({ at: 'checking', name: file.name });
    const [name, bytes] = [file.name, await base64Of(file)];
    const answer = await engine.ask(importInbox, { name, bytes, why: null, dryRun: true, skipBad: true });
    setStage(
      answer.ok
        ? { at: 'checked', sheet: { name, bytes, found: answer.value }, problem: null, isPending: false }
        : { at: 'choosing', problem: answer.error },
    );
  }
  async function record({ why, skipBad }: { readonly why: string | null; readonly skipBad: boolean }) {
    if (stage.at !== 'checked') return null;
    const { sheet } = stage;
    setStage({ ...stage, isPending: true, problem: null });
    const { name, bytes } = sheet;
    const answer = await engine.ask(importInbox, { name, bytes, why, dryRun: false, skipBad });
    if (answer.ok && answer.value.recorded) return answer.value;
    // Something moved on since it was checked: what is wrong now is shown.
    const found = answer.ok ? answer.value : sheet.found;
    setStage({
      at: 'checked',
      sheet: { ...sheet, found },
      problem: answer.ok ? null : answer.error,
      isPending: false,
    });
    return null;
  }
  return { stage, check, record, again: () => setStage({ at: 'choosing', problem: null }) };
}
