const microsPerMs = 1000;
/** The fine clock stands still while a machine sleeps; beyond this difference the calendar clock is believed. */
const driftMaxMs = 2;

/** Now, as an instant with six fraction digits, so that texts of instants sort by time. */
export function now(): string {
  const calendar = Date.now();
  const fine = performance.timeOrigin + performance.now();
  const ms = Math.abs(fine - calendar) <= driftMaxMs ? fine : calendar;
  const micros = Math.floor(ms * microsPerMs);
  const whole = Math.floor(micros / microsPerMs);
  const rest = String(micros - whole * microsPerMs).padStart(3, '0');
  return new Date(whole).toISOString().replace('Z', `${rest}Z`);
}
