import { run } from '../../app/deeds.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';

/** Answers that the next run writes, by flow, and the way to start it. */
export function WaitingFoot() {
  const waiting = useInbox((state) => state.list?.waiting) ?? [];
  const words = wordsOf('inbox');
  if (waiting.length === 0) return null;
  return (
    <ul className="ib-waiting" aria-label={words('waiting')}>
      {waiting.map(({ flow, label, count }) => (
        <li key={flow}>
          <Icon name="clock" size={14} />
          <span className="grow">{words('waitingIn', { count, flow: label })}</span>
          <RightButton needs="operate" size="sm" onPress={() => void run(flow, label)}>
            {words('runNow')}
          </RightButton>
        </li>
      ))}
    </ul>
  );
}
