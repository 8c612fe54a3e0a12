import type { rights as english } from '../en/rights.ts';
import type { SameKeys } from '../same-keys.ts';

export const rights: SameKeys<typeof english> = {
  viewer: 'Leser',
  analyst: 'Analyst',
  designer: 'Gestalter',
  admin: 'Administrator',
  decide: 'Die Rolle {{role}} darf keine Fragen beantworten. Bitten Sie einen Analysten, Gestalter oder Administrator.',
  operate: 'Die Rolle {{role}} darf keine Abgleiche starten. Bitten Sie einen Gestalter oder Administrator.',
  design: 'Die Rolle {{role}} darf keine Abgleiche ändern. Bitten Sie einen Gestalter oder Administrator.',
  audit: 'Die Rolle {{role}} darf das Protokoll nicht lesen. Bitten Sie einen Administrator.',
  manage: 'Die Rolle {{role}} darf das nicht ändern. Bitten Sie einen Administrator.',
  look: 'Die Rolle {{role}} darf das nicht sehen.',
  readOnly: 'Nur lesen',
};
