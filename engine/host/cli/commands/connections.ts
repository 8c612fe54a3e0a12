import { connectorOf } from '../../../connectors/catalog.ts';
import { Fault } from '../../../model/fault.ts';
import { ConnectionId } from '../../../model/ids.ts';
import type { Problem } from '../../../model/problem.ts';
import { ProxyPassword } from '../../../model/settings.ts';
import { networkOf } from '../../network/ambient-for.ts';
import { keepProxyPassword } from '../../network/proxy-password.ts';
import { readConnections } from '../../workspace/connections.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { askHidden } from '../ask-hidden.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { piped } from '../piped.ts';
import { keptSecrets } from '../secrets.ts';
import { connectionIn, openSession } from '../sessions.ts';
import { placeFor } from '../source.ts';
import { table } from '../table.ts';
import { counted } from '../words.ts';

const form = 'For example: tandem connections, tandem connections test crm, tandem connections secret crm password.';

async function list(context: Context, place: Workspace): Promise<number> {
  const { screen } = context;
  const { byId, problems } = readConnections(place);
  const rows: string[][] = [];
  for (const { connection, file } of byId.values()) {
    const { id, kind, label } = connection;
    const secrets = (await connectorOf(kind)).secrets.map(({ name, required }) => ({ name, required }));
    rows.push([id, label ?? '-', kind, secrets.map((one) => one.name).join(', ') || '-']);
    screen.item({ connection: { id, kind, label: label ?? null, file, secrets } });
  }
  if (rows.length > 0) table(screen, ['Connection', 'Label', 'Kind', 'Secrets'], rows);
  else screen.line('There is no connection in this workspace yet.');
  for (const problem of problems) {
    screen.problem(problem);
    screen.item({ problem });
  }
  screen.item({ connections: byId.size, problems: problems.length });
  return problems.length === 0 ? exitCodes.done : exitCodes.failed;
}

interface Tried {
  readonly id: string;
  readonly ok: boolean;
  readonly identity: string | null;
  readonly objects: readonly string[];
  readonly problem: Problem | null;
}

async function attempt(context: Context, place: Workspace, id: ConnectionId): Promise<Tried> {
  try {
    const session = await openSession(context, place, id);
    try {
      return { id, ok: true, identity: await session.identity(), objects: await session.objects(), problem: null };
    } finally {
      await session.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { id, ok: false, identity: null, objects: [], problem: error.problem };
  }
}

const namedMax = 8;

async function test(context: Context, place: Workspace, ids: readonly ConnectionId[]): Promise<number> {
  const { screen } = context;
  let failed = 0;
  for (const id of ids) {
    const tried = await attempt(context, place, id);
    if (tried.problem === null) {
      const names = tried.objects.slice(0, namedMax).join(', ');
      const more = tried.objects.length > namedMax ? ', …' : '';
      screen.line(
        `${screen.paint('good', 'Works')}: ${id}, ${counted(tried.objects.length, 'object')} (${names}${more})`,
      );
    } else {
      failed++;
      screen.line(`${screen.paint('bad', 'Does not work')}: ${id}`);
      screen.problem(tried.problem);
    }
    screen.item({ connection: { ...tried, problem: tried.problem === null ? null : screen.told(tried.problem) } });
  }
  screen.item({ connections: ids.length, failed });
  return failed === 0 ? exitCodes.done : exitCodes.failed;
}

async function keep(context: Context, place: Workspace, id: ConnectionId, name: string): Promise<number> {
  const { screen } = context;
  const { connection } = connectionIn(place, id);
  const { secrets } = await connectorOf(connection.kind);
  const spec = secrets.find((one) => one.name === name);
  if (spec === undefined) {
    const known = secrets.map((one) => one.name).join(', ');
    throw usage(
      'unknown-secret',
      `A connection of the kind "${connection.kind}" has no secret "${name}".`,
      known === '' ? 'It needs none.' : `It has: ${known}.`,
    );
  }
  const question = `${spec.label} of the connection "${id}" (an empty one is removed): `;
  const secret = context.input.isTTY === true ? ((await askHidden(context, question)) ?? '') : await piped(context);
  const vault = keptSecrets(context, place);
  if (secret === '') await vault.drop(id, name);
  else await vault.put(id, name, secret);
  screen.line(
    secret === ''
      ? `The secret "${name}" of ${id} is kept no more.`
      : `The secret "${name}" of ${id} is kept, encrypted.`,
  );
  screen.item({ connection: id, secret: name, kept: secret !== '' });
  return exitCodes.done;
}

/** Keeps the password of the proxy that counts, or forgets it. */
async function keepOfProxy(context: Context, place: Workspace): Promise<number> {
  const { screen } = context;
  const { proxy } = networkOf(place);
  if (proxy === undefined)
    throw usage('no-proxy', 'No proxy is set.', 'Set its address in settings.json or in Settings first.');
  const { address } = proxy;
  const question = `Password of the proxy ${address} (an empty one is removed): `;
  const password = context.input.isTTY === true ? ((await askHidden(context, question)) ?? '') : await piped(context);
  const isKept = password !== '';
  if (isKept && !ProxyPassword.safeParse(password).success)
    throw usage('proxy-password', 'A proxy takes no such password.', 'It is one line of at most 255 letters.');
  await keepProxyPassword(context, place, address, isKept ? password : null);
  screen.line(`The password of the proxy ${address} is kept${isKept ? ', encrypted' : ' no more'}.`);
  screen.item({ proxy: address, kept: isKept });
  return exitCodes.done;
}

/** `tandem connections [list]`, `test [ID]`, `secret ID NAME`, `proxy-password`. */
export async function connectionsCommand(context: Context, words: readonly string[]): Promise<number> {
  const place = placeFor(context);
  const [action = 'list', word, name] = words;
  if (action === 'proxy-password' && word === undefined) return keepOfProxy(context, place);
  const id = word === undefined ? null : ConnectionId.safeParse(word);
  if (id !== null && !id.success) throw usage('connection', `"${word}" is not the id of a connection.`, form);
  if (id !== null) connectionIn(place, id.data);
  if (action === 'list' && id === null) return list(context, place);
  if (action === 'test' && name === undefined)
    return test(context, place, id === null ? [...readConnections(place).byId.keys()] : [id.data]);
  if (action === 'secret' && id !== null && name !== undefined) return keep(context, place, id.data, name);
  throw usage('connections', `"${words.join(' ')}" is not something that can be done with connections.`, form);
}
