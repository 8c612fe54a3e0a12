/** Roles, and what one of them may not do. */
export const rights = {
  viewer: 'Viewer',
  analyst: 'Analyst',
  designer: 'Designer',
  admin: 'Administrator',
  decide: 'A {{role}} may not answer questions. Ask an analyst, a designer or an administrator.',
  operate: 'A {{role}} may not run syncs. Ask a designer or an administrator.',
  design: 'A {{role}} may not change syncs. Ask a designer or an administrator.',
  audit: 'A {{role}} may not read the audit log. Ask an administrator.',
  manage: 'A {{role}} may not change this. Ask an administrator.',
  look: 'A {{role}} may not look at this.',
  readOnly: 'Read only',
} as const;
