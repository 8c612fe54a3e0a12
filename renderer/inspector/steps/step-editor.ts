import type { ComponentType } from 'react';
import type { FieldMap, StepUse, Sync } from '../../../engine/model/flow.ts';
import type { Settings } from './step-form.ts';

/** What an editor of a step gets. */
export interface EditorProps {
  readonly sync: Sync;
  readonly map: FieldMap;
  readonly use: StepUse;
  /** As they hold, with defaults. */
  readonly settings: Settings;
  readonly change: (name: string, value: unknown) => void;
  /** Sets several settings at once; `undefined` takes one away. */
  readonly changeAll: (set: Settings) => void;
  readonly issueAt: (name: string) => string | null;
}

export interface StepEditor {
  /** The settings that it edits; the others stand in the form below. */
  readonly takes: readonly string[];
  readonly Editor: ComponentType<EditorProps>;
}
