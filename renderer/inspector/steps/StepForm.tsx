import { useState } from 'react';
import { findStep } from '../../../engine/core/steps/list.ts';
import type { FieldMap, StepUse, Sync } from '../../../engine/model/flow.ts';
import { stepSentence } from '../../canvas/words/step-words.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { propose } from '../propose.ts';
import { editors } from './editors.tsx';
import { SettingField } from './SettingField.tsx';
import { isMeant, type Settings, settingIssues, shownSettings, stepFields, withSetting } from './step-form.ts';

interface FormProps {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly use: StepUse;
}

/** The settings of a step. What it does not take is told at the field, and only what it takes is set. */
export function StepForm({ sync, map, use }: FormProps) {
  const words = wordsOf('stepForms');
  const step = findStep(use.use);
  const [draft, setDraft] = useState<Settings | null>(null);
  if (step === undefined) return <ProblemNote look="need" message={stepSentence(use)} fix={words('takeAnother')} />;
  const settings = draft ?? use.settings ?? {};
  const issues = settingIssues(step, settings);
  const shown = shownSettings(step, settings);
  const put = (next: Settings) => {
    if (settingIssues(step, next).length > 0) return setDraft(next);
    const set = { settings: Object.keys(next).length === 0 ? null : { ...next } };
    const wrong = propose({ do: 'change-step', sync: sync.id, map: map.id, step: use.id, set });
    setDraft(wrong === null ? null : next);
  };
  const change = (name: string, value: unknown): void => put(withSetting(settings, name, value));
  const changeAll = (set: Settings): void =>
    put(Object.entries(set).reduce((all, [name, value]) => withSetting(all, name, value), settings));
  const special = editors[use.use];
  const fields = stepFields(step).filter(
    ({ name }) => special?.takes.includes(name) !== true && isMeant(use.use, name, shown),
  );
  const issueAt = (name: string): string | null => {
    const issue = issues.find((one) => one.field === name);
    return issue === undefined ? null : inOwnWords(issue.message);
  };
  const elsewhere = issues.filter((one) => one.field === '');
  return (
    <div className="step-form">
      {special !== undefined && (
        <special.Editor
          sync={sync}
          map={map}
          use={use}
          settings={shown}
          change={change}
          changeAll={changeAll}
          issueAt={issueAt}
        />
      )}
      {fields.map((field) => (
        <SettingField
          key={field.name}
          field={field}
          value={shown[field.name]}
          error={issueAt(field.name)}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {elsewhere.map((one) => (
        <p key={one.message} className="wrong" role="alert">
          {inOwnWords(one.message)}
        </p>
      ))}
      {draft !== null && (
        <div className="row g8" role="status">
          <span className="fs12 c-need grow">{words('notSet')}</span>
          <Button size="sm" look="ghost" onPress={() => setDraft(null)}>
            {words('takeBack')}
          </Button>
        </div>
      )}
    </div>
  );
}
