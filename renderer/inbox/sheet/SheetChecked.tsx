import type { ImportedInbox } from '../../../engine/protocol/calls/inbox.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Scrolled } from '../../ui/Scrolled.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { numberWords } from '../../words/formats.ts';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import type { CheckedSheet, ImportStage } from './use-import.ts';

const badMost = 100;

const kinds = [
  { of: 'answered', icon: 'check', look: 'done' },
  { of: 'noted', icon: 'user', look: 'plain' },
  { of: 'unchanged', icon: 'history', look: 'plain' },
  { of: 'skipped', icon: 'minus', look: 'plain' },
] as const;

function Found({ found }: { readonly found: ImportedInbox }) {
  const words = wordsOf('inboxSheet');
  return (
    <ul className="sheet-found">
      {kinds
        .filter(({ of }) => of === 'answered' || found[of] > 0)
        .map(({ of, icon, look }) => (
          <li key={of} className={look}>
            <Icon name={icon} size={14} />
            <b>{words(of, { count: found[of] })}</b>
            <span className="muted">{words(`${of}Note`)}</span>
          </li>
        ))}
      {found.bad.length > 0 && (
        <li className="need">
          <Icon name="warn" size={14} />
          <b>{words('bad', { count: found.bad.length })}</b>
          <span className="muted">{words('badNote')}</span>
        </li>
      )}
    </ul>
  );
}

function BadRows({ bad }: Pick<ImportedInbox, 'bad'>) {
  const words = wordsOf('inboxSheet');
  const shown = bad.slice(0, badMost);
  return (
    <Scrolled className="sheet-bad" label={words('badRows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('line')}</th>
            <th scope="col">{words('reason')}</th>
            <th scope="col">{words('remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, problem }) => (
            <tr key={`${line} ${problem.code} ${problem.message}`}>
              <th scope="row">{numberWords(line)}</th>
              <td>{inOwnWords(problem.message)}</td>
              <td>{inOwnWords(problem.fix)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {bad.length > shown.length && <p className="muted fs12">{words('more', { count: bad.length - shown.length })}</p>}
    </Scrolled>
  );
}

export interface SheetHow {
  readonly why: string;
  readonly skipBad: boolean;
}

/** What would be recorded of a table, what cannot be, and how to go on. */
export function SheetChecked({
  sheet: { name, found },
  problem,
  how,
  onHow,
}: {
  readonly sheet: CheckedSheet;
  readonly problem: Extract<ImportStage, { at: 'checked' }>['problem'];
  readonly how: SheetHow;
  readonly onHow: (how: SheetHow) => void;
}) {
  const words = wordsOf('inboxSheet');
  return (
    <div className="sheet-checked">
      {problem !== null && <ProblemNote {...problem} isAlert />}
      <p role="status">{words('checked', { name })}</p>
      <Found found={found} />
      {found.bad.length > 0 && (
        <>
          <BadRows bad={found.bad} />
          <Checkbox isSelected={how.skipBad} onChange={(skipBad) => onHow({ ...how, skipBad })}>
            {words('skipBad')}
          </Checkbox>
        </>
      )}
      {found.answered > 0 && (
        <TextField
          label={words('why')}
          help={words('whyNote')}
          value={how.why}
          maxLength={2000}
          onChange={(why) => onHow({ ...how, why })}
        />
      )}
    </div>
  );
}
