import { applyTemplate } from '../../engine/core/flow/template/apply-template.ts';
import { requiredUnmapped } from '../../engine/core/flow/template/new-flow.ts';
import { templateConditions } from '../../engine/core/flow/template/template-filters.ts';
import type { Condition, MatchTier } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { Template } from '../../engine/model/template.ts';
import type { KeyFound, MapFound } from '../../engine/protocol/calls/assistant.ts';
import { type Links, linksOf } from './links-of.ts';
import type { FoundSoFar } from './use-found.ts';

/** So sure a field map must be to be taken without being asked about. */
export const sureFrom = 0.8;

export const keyId = ({ left, right }: MatchTier): string => `key ${JSON.stringify([left, right])}`;
export const mapId = ({ map }: Pick<MapFound, 'map'>): string => `map ${JSON.stringify([map.left, map.right])}`;

/** A condition that the template puts on the records of a side. */
export interface SideCondition {
  readonly side: Side;
  readonly condition: Condition;
}
export const filterId = ({ side, condition }: SideCondition): string => `filter ${side} ${condition.field}`;

export interface Taken<Part> {
  readonly id: string;
  readonly part: Part;
  readonly isTaken: boolean;
}

/** What was found, as the template wants it and as far as it is taken. */
export interface ChosenParts {
  readonly keys: readonly Taken<KeyFound>[];
  readonly maps: readonly Taken<MapFound>[];
  readonly filters: readonly Taken<SideCondition>[];
  readonly links: Links;
  readonly required: ReturnType<typeof requiredUnmapped>;
}

type Chosen = { readonly [id: string]: boolean };

function keysOf(found: FoundSoFar, template: Template | null, chosen: Chosen): readonly Taken<KeyFound>[] {
  return found.keys
    .filter((key) => key.template === null || key.template === template?.id)
    .map((part) => {
      const id = keyId(part.tier);
      return { id, part, isTaken: chosen[id] ?? (part.badge === 'best' || part.badge === 'second') };
    });
}

function mapsOf(found: FoundSoFar, template: Template | null, chosen: Chosen): readonly Taken<MapFound>[] {
  const { left, right } = found.shapes;
  const maps = found.maps ?? [];
  const shaped =
    template === null || left === null || right === null || found.maps === null
      ? maps
      : applyTemplate(template, { left, right }, maps);
  return shaped.map((one) => {
    const part: MapFound = { ...one, reasons: [...one.reasons], examples: [...one.examples] };
    const id = mapId(part);
    return { id, part, isTaken: chosen[id] ?? part.confidence >= sureFrom };
  });
}

function filtersOf({ shapes }: FoundSoFar, template: Template | null, chosen: Chosen): ChosenParts['filters'] {
  return (['left', 'right'] as const).flatMap((side) => {
    const shape = shapes[side];
    if (template === null || shape === null) return [];
    return templateConditions(template, side, shape).map((condition) => {
      const part = { side, condition };
      const id = filterId(part);
      return { id, part, isTaken: chosen[id] ?? true };
    });
  });
}

export function chosenParts(found: FoundSoFar, template: Template | null, chosen: Chosen): ChosenParts {
  const keys = keysOf(found, template, chosen);
  const maps = mapsOf(found, template, chosen);
  const { left, right } = found.shapes;
  const taken = maps.filter((one) => one.isTaken).map((one) => one.part.map);
  return {
    keys,
    maps,
    filters: filtersOf(found, template, chosen),
    links: linksOf(
      keys.filter((one) => one.isTaken).map((one) => one.part),
      { left: found.rows?.left.length ?? 0, right: found.rows?.right.length ?? 0 },
    ),
    required: left === null || right === null || found.maps === null ? [] : requiredUnmapped({ left, right }, taken),
  };
}
