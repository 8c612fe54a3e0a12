import { useMemo } from 'react';
import { directionOf, rulesOf } from '../../../engine/core/compile/defaults.ts';
import type { CreateRule, Sync } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { useObject } from '../../canvas/use-sync.ts';

/** What becomes of records that would be created on each side, with what holds where nothing is set. */
export function useCreateRules(sync: Sync): { readonly [side in Side]: CreateRule } {
  const left = useObject(sync.id, 'left');
  const right = useObject(sync.id, 'right');
  return useMemo(() => {
    const directions = sync.fields.map((map) => directionOf(map.direction));
    return rulesOf(sync.rules, directions, { left: left?.can ?? null, right: right?.can ?? null }).create;
  }, [sync, left, right]);
}
