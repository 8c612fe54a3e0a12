import { useEffect, useState } from 'react';

/** A value as it was when it last rested for a while: what hangs on it is not drawn anew with every move of a drag. */
export function useRested<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
