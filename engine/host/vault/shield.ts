import type { Ambient, Connector, Outcome, Secrets, Session } from '../../connectors/contract.ts';
import { redact, redactError, redactProblem } from './redact.ts';

/** All that is not to be told: secrets of the connection, and the password of the proxy that it is reached through. */
const hiddenIn = (secrets: Secrets, { proxy }: Ambient): Secrets =>
  proxy?.password === undefined ? secrets : { ...secrets, 'password of the proxy': proxy.password };

/** A connector whose sessions never let a secret out in the words of an error or of an outcome. */
export function shielded(connector: Connector): Connector {
  return {
    kind: connector.kind,
    label: connector.label,
    settings: connector.settings,
    secrets: connector.secrets,
    open: async (settings, secrets, ambient) => {
      const hidden = hiddenIn(secrets, ambient);
      const session = await safely(hidden, () => connector.open(settings, secrets, ambient));
      return shieldedSession(session, hidden);
    },
    async *probe(probed, ambient) {
      const secrets = hiddenIn(probed.secrets, ambient);
      for await (const one of safePages(secrets, () => connector.probe(probed, ambient))) {
        const problem = one.problem === null ? null : redactProblem(one.problem, secrets);
        yield { ...one, words: redact(one.words, secrets), problem };
      }
    },
  };
}

async function safely<T>(secrets: Secrets, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw redactError(error, secrets);
  }
}

async function* safePages<T>(secrets: Secrets, pages: () => AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* pages();
  } catch (error) {
    throw redactError(error, secrets);
  }
}

function safeOutcome(outcome: Outcome, secrets: Secrets): Outcome {
  if (outcome.kind === 'done' || outcome.kind === 'moved-on') return outcome;
  return { ...outcome, problem: redactProblem(outcome.problem, secrets) };
}

function shieldedSession(session: Session, secrets: Secrets): Session {
  const safe = <T>(work: () => Promise<T>): Promise<T> => safely(secrets, work);
  return {
    identity: () => safe(() => session.identity()),
    clock: () => safe(() => session.clock()),
    objects: () => safe(() => session.objects()),
    shape: (object) => safe(() => session.shape(object)),
    count: (object) => safe(() => session.count(object)),
    scan: (view) => safePages(secrets, () => session.scan(view)),
    since: (view, cursor, overlapMs) => safePages(secrets, () => session.since(view, cursor, overlapMs)),
    keys: (view) => safePages(secrets, () => session.keys(view)),
    read: (view, keys) => safe(() => session.read(view, keys)),
    find: (view, probe, limit) => safe(() => session.find(view, probe, limit)),
    reserve: (view, count) => safe(() => session.reserve(view, count)),
    write: (view, writes) =>
      safe(async () => {
        const outcomes = await session.write(view, writes);
        return outcomes.map((outcome) => safeOutcome(outcome, secrets));
      }),
    close: () => safe(() => session.close()),
  };
}
