/** What a unit measures; only units of one quantity can be turned into each other. */
type Quantity = 'length' | 'area' | 'volume' | 'mass' | 'duration' | 'data' | 'temperature' | 'share';

export interface Unit {
  readonly quantity: Quantity;
  /** In sentences: "kilometres". */
  readonly name: string;
  /** A value in the quantity's first unit is (value + shift) * times / over: exact by the definitions of the units. */
  readonly times: string;
  readonly over: string;
  readonly shift: string;
}

const unit =
  (quantity: Quantity) =>
  (name: string, times: string, over = '1', shift = '0'): Unit => ({ quantity, name, times, over, shift });

const length = unit('length');
const area = unit('area');
const volume = unit('volume');
const mass = unit('mass');
const duration = unit('duration');
const data = unit('data');
const temperature = unit('temperature');
const share = unit('share');

/** Factors as the units are defined: SI brochure (9th edition), NIST Handbook 44 appendix C, IEC 80000-13. */
export const units = {
  m: length('metres', '1'),
  mm: length('millimetres', '0.001'),
  cm: length('centimetres', '0.01'),
  km: length('kilometres', '1000'),
  in: length('inches', '0.0254'),
  ft: length('feet', '0.3048'),
  yd: length('yards', '0.9144'),
  mi: length('miles', '1609.344'),
  nmi: length('nautical miles', '1852'),
  m2: area('square metres', '1'),
  ha: area('hectares', '10000'),
  km2: area('square kilometres', '1000000'),
  ft2: area('square feet', '0.09290304'),
  acre: area('acres', '4046.8564224'),
  l: volume('litres', '1'),
  ml: volume('millilitres', '0.001'),
  cl: volume('centilitres', '0.01'),
  m3: volume('cubic metres', '1000'),
  'us-gal': volume('US gallons', '3.785411784'),
  'us-fl-oz': volume('US fluid ounces', '0.0295735295625'),
  'imp-gal': volume('imperial gallons', '4.54609'),
  'imp-pt': volume('imperial pints', '0.56826125'),
  g: mass('grams', '1'),
  mg: mass('milligrams', '0.001'),
  kg: mass('kilograms', '1000'),
  t: mass('tonnes', '1000000'),
  oz: mass('ounces', '28.349523125'),
  lb: mass('pounds', '453.59237'),
  s: duration('seconds', '1'),
  ms: duration('milliseconds', '0.001'),
  min: duration('minutes', '60'),
  h: duration('hours', '3600'),
  d: duration('days', '86400'),
  week: duration('weeks', '604800'),
  byte: data('bytes', '1'),
  bit: data('bits', '0.125'),
  kB: data('kilobytes', '1000'),
  MB: data('megabytes', '1000000'),
  GB: data('gigabytes', '1000000000'),
  TB: data('terabytes', '1000000000000'),
  KiB: data('kibibytes', '1024'),
  MiB: data('mebibytes', '1048576'),
  GiB: data('gibibytes', '1073741824'),
  TiB: data('tebibytes', '1099511627776'),
  K: temperature('kelvins', '1'),
  C: temperature('degrees Celsius', '1', '1', '273.15'),
  F: temperature('degrees Fahrenheit', '5', '9', '459.67'),
  fraction: share('fractions of one', '1'),
  percent: share('percent', '0.01'),
  permille: share('per mille', '0.001'),
  'basis-point': share('basis points', '0.0001'),
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof units;
