const fractionDigits = 9;

/** A canonical instant in a form whose order as text is that of time: always with all digits of the fraction. */
export function sortable(instant: string): string {
  const [whole = '', fraction = ''] = instant.replace('Z', '').split('.');
  return `${whole}.${fraction.padEnd(fractionDigits, '0')}Z`;
}
