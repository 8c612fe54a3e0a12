import { z } from 'zod';
import { Right, Role } from '../../core/roles/roles.ts';
import { PersonName } from '../../model/person.ts';
import { call } from '../call.ts';

/** What a window is shown of where it is and who looks. */
export const WorkspaceLook = z.object({
  /** The name of the workspace's folder. */
  name: z.string(),
  folder: z.string(),
  /** Of Tandem. */
  version: z.string(),
  by: z.string(),
  role: Role,
  /** The name that they signed in with; null where nobody has to. */
  person: PersonName.nullable(),
  rights: z.array(Right),
});
export type WorkspaceLook = z.infer<typeof WorkspaceLook>;

export const lookAtWorkspace = call('workspace.look', z.object({}), WorkspaceLook);
