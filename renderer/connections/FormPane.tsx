import { useState } from 'react';
import type { ConnectionId } from '../../engine/model/ids.ts';
import {
  createConnection,
  type OpenConnection,
  type SystemForm,
  saveConnection,
} from '../../engine/protocol/calls/connections.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/toasts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { ConnectionForm } from './ConnectionForm.tsx';
import { enteredFrom, isEdited, settingsFrom } from './entered.ts';
import { dropDraft, type FormDraft, newKey, putDraft, useForms } from './form-store.ts';
import { TestCard } from './TestCard.tsx';
import { forgetTest, type TestRun, testEntered, testSaved, useTestRuns } from './test-run.ts';
import { useMayManage } from './use-connections.ts';

const runOf = (opened: OpenConnection | null): TestRun | null => {
  const health = opened?.card.health ?? null;
  return health === null ? null : { ...health, isOver: true, problem: null, of: null };
};

/** Tells whether something was entered since a test; a secret counts by its length alone. */
const markOf = ({ entered, secrets }: FormDraft): string =>
  JSON.stringify([entered, Object.entries(secrets).map(([name, secret]) => [name, secret?.length])]);

/** The form with its test, and what is done with it. */
export function FormPane({
  opened,
  form,
  onClose,
  onSaved,
  onRemove,
}: {
  readonly opened: OpenConnection | null;
  readonly form: SystemForm;
  readonly onClose: () => void;
  readonly onSaved: (id: ConnectionId) => void;
  readonly onRemove: (id: ConnectionId) => void;
}) {
  const mayManage = useMayManage();
  const words = wordsOf('connections');
  const id = opened?.card.connection ?? null;
  const key = id ?? newKey(form.system.kind);
  const before = opened?.settings ?? {};
  const saved: FormDraft = {
    label: opened?.card.label ?? '',
    entered: enteredFrom(form.fields, before),
    secrets: {},
    issues: [],
  };
  const draft = useForms((state) => state.drafts[key]) ?? saved;
  const run = useTestRuns((state) => state.runs[key]) ?? runOf(opened);
  const [isSaving, setSaving] = useState(false);
  const settings = settingsFrom(form.fields, draft.entered, before);
  const isChanged =
    draft.label !== saved.label ||
    Object.keys(draft.secrets).length > 0 ||
    isEdited(form.fields, draft.entered, before);

  const test = (): void => {
    if (id !== null && (!isChanged || !mayManage)) void testSaved(id);
    else
      void testEntered(key, markOf(draft), {
        connection: id,
        kind: form.system.kind,
        settings,
        secrets: draft.secrets,
      });
  };
  const leave = (): void => {
    dropDraft(key);
    forgetTest(key);
  };
  const save = async (): Promise<void> => {
    setSaving(true);
    const entered = { label: draft.label, settings, secrets: draft.secrets };
    const said =
      id === null
        ? await engine.ask(createConnection, { kind: form.system.kind, ...entered })
        : await engine.ask(saveConnection, { connection: id, ...entered });
    setSaving(false);
    if (!said.ok) toast({ title: inOwnWords(said.error.message), detail: inOwnWords(said.error.fix), look: 'fail' });
    else if (said.value.saved === null) putDraft(key, { ...draft, issues: said.value.issues });
    else {
      leave();
      onSaved(said.value.saved);
      void testSaved(said.value.saved);
    }
  };
  const isCurrent = run === null || (run.of === null ? !isChanged : run.of === markOf(draft));
  const place = inOwnWords(opened?.card.about ?? form.system.label);
  return (
    <form
      className="form-pane"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayManage && (isChanged || id === null)) void save();
      }}
      noValidate
    >
      <div className="frm">
        <ConnectionForm
          form={form}
          draft={draft}
          kept={opened?.secrets ?? []}
          isLocked={!mayManage}
          onChange={(next) => putDraft(key, next)}
        />
        <TestCard
          run={run}
          about={{ label: draft.label || form.system.label, place }}
          isCurrent={isCurrent}
          onTest={test}
        />
      </div>
      <footer className="pf">
        {mayManage ? (
          <>
            <RightButton
              needs="manage"
              look="primary"
              size="lg"
              type="submit"
              isDisabled={isSaving || (id !== null && !isChanged)}
            >
              {words('save')}
            </RightButton>
            <Button
              size="lg"
              onPress={() => {
                leave();
                if (id === null || !isChanged) onClose();
              }}
            >
              {words(id !== null && !isChanged ? 'close' : 'cancel')}
            </Button>
            <span className="grow" />
            {id !== null && (
              <Button look="danger" size="lg" icon="trash" className="quiet" onPress={() => onRemove(id)}>
                {words('remove')}
              </Button>
            )}
          </>
        ) : (
          <span className="soft fs12">{words('onlyAdmin')}</span>
        )}
      </footer>
    </form>
  );
}
