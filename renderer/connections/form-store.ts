import { create } from 'zustand';
import type { FieldIssue } from '../../engine/model/form.ts';
import type { SecretChanges } from '../../engine/protocol/calls/connections.ts';
import type { EnteredValue, EnteredValues } from './entered.ts';

/** What stands in a form that was not saved yet. */
export interface FormDraft {
  readonly label: string;
  readonly entered: EnteredValues;
  readonly secrets: SecretChanges;
  readonly issues: readonly FieldIssue[];
}

interface Forms {
  readonly drafts: { readonly [key: string]: FormDraft };
}

/** The forms of this window: leaving one for another loses nothing. */
export const useForms = create<Forms>(() => ({ drafts: {} }));

/** The key of the form for a new connection of a kind. */
export const newKey = (kind: string): string => `new ${kind}`;

export const putDraft = (key: string, draft: FormDraft): void =>
  useForms.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }));

export const dropDraft = (key: string): void =>
  useForms.setState(({ drafts: { [key]: _, ...drafts } }) => ({ drafts }));

/** A draft with one field changed; what was wrong with it is not told any more. */
export const withField = (draft: FormDraft, name: string, value: EnteredValue): FormDraft => ({
  ...draft,
  entered: { ...draft.entered, [name]: value },
  issues: draft.issues.filter((one) => one.field !== name),
});

/** A draft with a secret to keep, to take away (null), or to leave as it is (undefined). */
export function withSecret(draft: FormDraft, name: string, secret: string | null | undefined): FormDraft {
  const { [name]: _, ...others } = draft.secrets;
  const secrets = secret === undefined ? others : { ...others, [name]: secret };
  return { ...draft, secrets, issues: draft.issues.filter((one) => one.field !== `secrets.${name}`) };
}
