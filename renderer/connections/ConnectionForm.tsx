import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { FormField } from '../../engine/model/form.ts';
import type { KeptSecret, SystemForm } from '../../engine/protocol/calls/connections.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { FormRow } from './FormRow.tsx';
import { type FormDraft, withField, withSecret } from './form-store.ts';
import { SecretRow } from './SecretRow.tsx';

/** Fields in rows: one that stands beside another is in its row. */
function rowsOf(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const rows: FormField[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.beside && last !== undefined) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** Where the secrets stand: behind the last field that a sign-in is usually made of. */
function parted(fields: readonly FormField[]): readonly [readonly FormField[], readonly FormField[]] {
  const at = fields.findIndex((one) => one.name === 'user');
  return at < 0 ? [fields, []] : [fields.slice(0, at + 1), fields.slice(at + 1)];
}

/** The form of a connection, made from the schema of its connector. */
export function ConnectionForm({
  form,
  draft,
  kept,
  isLocked,
  onChange,
}: {
  readonly form: SystemForm;
  readonly draft: FormDraft;
  readonly kept: readonly KeptSecret[];
  readonly isLocked: boolean;
  readonly onChange: (draft: FormDraft) => void;
}) {
  const usual = form.fields.filter((one) => !one.more);
  const words = wordsOf('connections');
  const more = form.fields.filter((one) => one.more);
  const [before, behind] = parted(usual);
  const isWrongBelow = draft.issues.some((issue) => more.some((one) => one.name === issue.field));
  const whole = draft.issues.find((one) => one.field === '');
  const rows = (fields: readonly FormField[]) =>
    rowsOf(fields).map((row) => (
      <FormRow
        key={row[0]?.name}
        fields={row}
        entered={draft.entered}
        issues={draft.issues}
        isLocked={isLocked}
        onChange={(name, value) => onChange(withField(draft, name, value))}
      />
    ));
  const issueOf = (field: string): string | null => {
    const issue = draft.issues.find((one) => one.field === field);
    return issue === undefined ? null : inOwnWords(issue.message);
  };
  return (
    <>
      <div className="fd">
        <span className="fd-label" aria-hidden="true">
          {words('name')}
        </span>
        <TextField
          aria-label={words('name')}
          value={draft.label}
          onChange={(label) =>
            onChange({ ...draft, label, issues: draft.issues.filter((one) => one.field !== 'label') })
          }
          error={issueOf('label')}
          isReadOnly={isLocked}
          isRequired
          autoComplete="off"
        />
        <p>{words('nameHelp')}</p>
      </div>
      {rows(before)}
      {form.secrets.map((secret) => (
        <SecretRow
          key={secret.name}
          secret={secret}
          kept={kept.find((one) => one.name === secret.name) ?? null}
          change={draft.secrets[secret.name]}
          error={issueOf(`secrets.${secret.name}`)}
          isLocked={isLocked}
          onChange={(change) => onChange(withSecret(draft, secret.name, change))}
        />
      ))}
      {rows(behind)}
      {more.length > 0 && (
        <Disclosure key={String(isWrongBelow)} className="more-settings" defaultExpanded={isWrongBelow}>
          <Heading level={3}>
            <AriaButton slot="trigger" className="btn ghost sm">
              <Icon name="chev-r" size={12} />
              {words('moreSettings')}
            </AriaButton>
          </Heading>
          <DisclosurePanel>{rows(more)}</DisclosurePanel>
        </Disclosure>
      )}
      {whole !== undefined && <ProblemNote message={whole.message} isAlert />}
    </>
  );
}
