import Table from 'cli-table3';
import type { Screen } from './screen.ts';

const plain = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** A table without lines, as wide as what is in it. */
export function table(screen: Screen, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const made = new Table({
    head: head.map((one) => screen.paint('dim', one)),
    chars: plain,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) made.push([...row]);
  for (const line of made.toString().split('\n')) screen.line(line.trimEnd());
}
