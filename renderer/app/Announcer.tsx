import { useAnnounced } from './announce.ts';

/** Where screen readers find what was announced. */
export function Announcer() {
  const { polite, assertive } = useAnnounced();
  return (
    <>
      <div className="sr" aria-live="polite">
        {polite}
      </div>
      <div className="sr" aria-live="assertive">
        {assertive}
      </div>
    </>
  );
}
