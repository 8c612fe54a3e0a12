import { z } from 'zod';
import { connectorOf, systems } from '../../../connectors/catalog.ts';
import { formFields } from '../../../core/form/form-fields.ts';
import type { SystemForm } from '../../../protocol/calls/connections.ts';

/**
 * The form of a kind of system, made from its connector's own schema.
 * @throws Fault `setting` for a kind that this build does not know
 */
export async function systemFormOf(kind: string): Promise<SystemForm> {
  const connector = await connectorOf(kind);
  const system = systems().find((one) => one.kind === kind);
  return {
    system: system ?? { kind, label: connector.label, group: 'Any system', about: '' },
    fields: [...formFields(z.toJSONSchema(connector.settings, { io: 'input' }))],
    secrets: connector.secrets.map(({ help = '', ...secret }) => ({ ...secret, help })),
  };
}
