/** Conditions under which a conflict rule does not decide. */
export const conditions = {
  fieldIn: '{{field}} in {{system}}',
  inSystem: '{{field}} in {{system}} {{says}}',
  ruleUnless: '{{rule}}, unless {{conditions}}',
  ruleShort: '{{rule}}, unless …',

  unless: 'Unless',
  unlessNote: 'Where any of these holds, a person is asked.',
  add: 'Add a condition',
  field: 'Field of condition {{number}}',
  comparison: 'Comparison of condition {{number}}',
  value: 'Value of condition {{number}}',
  takeOut: 'Take out condition {{number}}',

  ofNew: 'new',
  addIt: 'Add it',
  apply: 'Apply',
  remove: 'Remove',

  held: 'The rule is: {{rule}}. That condition holds here, so a person is asked.',
  heldUnread: 'The rule is: {{rule}}. Whether that condition holds could not be read, so a person is asked.',
  didNotHold: '{{rule}}, which did not hold',
} as const;
