import { useEffect, useState } from 'react';

const everyMs = 15_000;

/** The time, renewed often enough for words like "2 min ago". */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
