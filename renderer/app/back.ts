import { useEffect, useState } from 'react';

/** Whether there is a way back and forward in this window. */
export function useBack(): { readonly back: boolean; readonly forward: boolean } {
  const read = () => ({ back: navigation.canGoBack, forward: navigation.canGoForward });
  const [ways, setWays] = useState(read);
  useEffect(() => {
    const renew = (): void => setWays({ back: navigation.canGoBack, forward: navigation.canGoForward });
    navigation.addEventListener('currententrychange', renew);
    return () => navigation.removeEventListener('currententrychange', renew);
  }, []);
  return ways;
}
