import { useCallback, useEffect, useState } from 'react';
import type { Exception } from '../../../engine/model/flow.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import { acceptRuleOffer, type RuleTrial, tryRuleOffer } from '../../../engine/protocol/calls/inbox-rules.ts';
import { engine } from '../../state/engine.ts';
import type { OpenRule } from './rule-store.ts';

export interface Trying {
  /** That of the rule before until the one asked for is there. */
  readonly trial: RuleTrial | null;
  readonly isPending: boolean;
  readonly problem: Problem | null;
  /** Whether the rule went into the draft; it is then tried no more. */
  readonly landed: { readonly draft: number } | null;
  readonly accept: () => void;
}

type Kept = Omit<Trying, 'isPending' | 'accept'> & { readonly pending: boolean };

const conditionsOf = (unless: OpenRule['unless']): { unless?: Exception[] } =>
  unless === undefined ? {} : { unless: [...unless] };

/** How a rule would have done, and what puts it into the draft. */
export function useTrial({ flow, rule, unless }: OpenRule): Trying {
  const [kept, setKept] = useState<Kept>({ trial: null, problem: null, landed: null, pending: true });
  useEffect(() => {
    const stop = new AbortController();
    setKept((before) => ({ ...before, pending: true, problem: null, landed: null }));
    void engine.ask(tryRuleOffer, { flow, rule, ...conditionsOf(unless) }, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setKept((before) =>
        answer.ok
          ? { trial: answer.value, problem: null, landed: null, pending: false }
          : { ...before, problem: answer.error, pending: false },
      );
    });
    return () => stop.abort();
  }, [flow, rule, unless]);
  const accept = useCallback(() => {
    setKept((before) => ({ ...before, pending: true, problem: null }));
    void engine.ask(acceptRuleOffer, { flow, rule, ...conditionsOf(unless), why: null }).then((answer) => {
      setKept((before) =>
        answer.ok
          ? { ...before, landed: answer.value, pending: false }
          : { ...before, problem: answer.error, pending: false },
      );
    });
  }, [flow, rule, unless]);
  const { pending, ...rest } = kept;
  return { ...rest, isPending: pending, accept };
}
