import type { PreviewGroup, Shift } from '../../engine/protocol/calls/preview.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Tone, Value } from '../ui/Value.tsx';
import { valueText } from './preview-words.ts';

const tones: { readonly [from in 'left' | 'right' | 'agreed']: Tone } = { left: 'l', right: 'r', agreed: 'a' };

/** A text so short stays whole beside a long one, so that "(empty)" is read. */
const wholeMax = 8;
const classOf = (text: string): string => (text.length <= wholeMax ? 'whole' : '');

/** A value before and after, each in the colour of where it comes from; of a question, both values. */
export function ShiftValues({ shift, group }: { readonly shift: Shift; readonly group: PreviewGroup }) {
  const { before, beforeFrom, after, afterFrom, kind } = shift;
  const [old, next] = [valueText(before, kind), valueText(after, kind)];
  const isPair = group === 'conflict' || group === 'link';
  return (
    <span className="pv-ba">
      {beforeFrom !== null && (
        <Value text={old} tone={tones[beforeFrom]} isStruck={group === 'remove'} className={classOf(old)} />
      )}
      {beforeFrom !== null && afterFrom !== null && <Icon name={isPair ? 'arr-lr' : 'arr-r'} size={12} />}
      {afterFrom !== null && <Value text={next} tone={tones[afterFrom]} className={classOf(next)} />}
    </span>
  );
}
