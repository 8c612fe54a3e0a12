import { ConstantEditor } from './ConstantEditor.tsx';
import { ExpressionEditor } from './ExpressionEditor.tsx';
import { LookupEditor } from './LookupEditor.tsx';
import { PairsEditor } from './PairsEditor.tsx';
import { PickEditor } from './PickEditor.tsx';
import type { StepEditor } from './step-editor.ts';

/** Steps whose settings want more than a plain form, and the settings that their own editor takes. */
export const editors: { readonly [use: string]: StepEditor } = {
  'value-map': { takes: ['pairs'], Editor: PairsEditor },
  'list-map': { takes: ['pairs'], Editor: PairsEditor },
  lookup: { takes: ['find', 'give', 'table', 'file', 'object'], Editor: LookupEditor },
  constant: { takes: ['value'], Editor: ConstantEditor },
  pick: { takes: ['rules', 'else'], Editor: PickEditor },
  expression: { takes: ['values', 'expression', 'back'], Editor: ExpressionEditor },
};
