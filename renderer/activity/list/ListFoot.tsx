import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { chooseSpan, mark, searchFor, useActivity } from '../activity-store.ts';
import { widerThan } from '../spans.ts';

/** Below the list: what leaves runs out of it, and how to see them. */
export function ListFoot({ count, cut }: { readonly count: number; readonly cut: boolean }) {
  const words = wordsOf('activity');
  const { span, marked, text } = useActivity();
  const wider = widerThan(span);
  return (
    <div className="ac-foot fs12">
      <span className="muted grow" role="status">
        {words('runs', { count })}
        {cut && words('andOlder')}
      </span>
      {marked !== null && (
        <Button look="ghost" size="sm" onPress={() => mark(null)}>
          {words('unmark')}
        </Button>
      )}
      {text !== '' && (
        <Button look="ghost" size="sm" onPress={() => searchFor('')}>
          {words('endSearch')}
        </Button>
      )}
      {text === '' && marked === null && wider !== null && (
        <Button look="ghost" size="sm" onPress={() => chooseSpan(wider)}>
          {words(`more-${wider}`)}
        </Button>
      )}
    </div>
  );
}
