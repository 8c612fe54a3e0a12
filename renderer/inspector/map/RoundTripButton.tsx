import { useState } from 'react';
import type { FieldMap, Sync } from '../../../engine/model/flow.ts';
import { RoundTripDrawer } from '../../round-trip/RoundTripDrawer.tsx';
import { useFlow } from '../../state/flow.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';

/** Tries the line on real records: across and back. */
export function RoundTripButton({ sync, map }: { readonly sync: Sync; readonly map: FieldMap }) {
  const words = wordsOf('inspector');
  const flow = useFlow((state) => state.flow?.id);
  const [isTrying, setTrying] = useState(false);
  if (flow === undefined || (map.direction ?? 'both') !== 'both') return null;
  return (
    <div className="row round-trip">
      <Button size="sm" icon="refresh" onPress={() => setTrying(true)}>
        {words('roundTrip')}
      </Button>
      {isTrying && <RoundTripDrawer flow={flow} sync={sync.id} map={map.id} onClose={() => setTrying(false)} />}
    </div>
  );
}
