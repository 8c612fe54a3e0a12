import { z } from 'zod';

/** Who somebody is to Tandem. Each may do and see what the ones before it may, and more. */
export const Role = z.enum(['viewer', 'analyst', 'designer', 'admin']);
export type Role = z.infer<typeof Role>;

/**
 * What a command needs.
 * - `look`: read what there is and what a run would do.
 * - `decide`: answer questions, link and part records, retry or drop writes.
 * - `operate`: run, release, undo, pause.
 * - `design`: make and change flows.
 * - `audit`: read the audit log, which holds what people decided about.
 * - `manage`: connections, secrets, encryption, retention.
 */
export const Right = z.enum(['look', 'decide', 'operate', 'design', 'audit', 'manage']);
export type Right = z.infer<typeof Right>;

/** The one table of rights. */
export const rightsOf: { readonly [role in Role]: readonly Right[] } = {
  viewer: ['look'],
  analyst: ['look', 'decide'],
  designer: ['look', 'decide', 'operate', 'design'],
  admin: ['look', 'decide', 'operate', 'design', 'audit', 'manage'],
};

/** Whether a role is shown personal values. An analyst must be: nobody can choose between two values unseen. */
export const seesPersonal: { readonly [role in Role]: boolean } = {
  viewer: false,
  analyst: true,
  designer: true,
  admin: true,
};

export const may = (role: Role, right: Right): boolean => rightsOf[role].includes(right);

/** The roles that have a right, the least of them first. */
export const rolesWith = (right: Right): readonly Role[] => Role.options.filter((role) => may(role, right));

/** A right as it stands in "needs the right to …". */
export const rightWords: { readonly [right in Right]: string } = {
  look: 'look',
  decide: 'answer questions',
  operate: 'run flows',
  design: 'change flows',
  audit: 'read the audit log',
  manage: 'manage the workspace',
};
