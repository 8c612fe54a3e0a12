import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Flow } from '../../model/flow.ts';
import { ConnectionId, FlowId } from '../../model/ids.ts';
import { ObjectShape, type Shapes } from '../../model/shape.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { readConnection, readConnections, writeConnection } from './connections.ts';
import { writeText } from './files.ts';
import { flowFiles, readFlow, readShapes, shapesFileOf, writeFlow, writeShapes } from './flows.ts';
import { findWorkspace, type Workspace, workspaceAt } from './workspace.ts';

function freshWorkspace(): Workspace {
  const workspace = workspaceAt(testFolder());
  mkdirSync(workspace.flows);
  mkdirSync(workspace.connections);
  return workspace;
}

const flow: Flow = { format: 1, id: FlowId.parse('people'), syncs: [] };

function put(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}

const messages = (result: { ok: boolean; error?: readonly { code: string; message: string; fix: string }[] }) =>
  (result.error ?? []).map((one) => [one.code, one.message]);

test('the workspace of a flow is the nearest folder around it with connections or a state', () => {
  const outer = freshWorkspace();
  const inner = workspaceAt(join(outer.folder, 'flows', 'inner'));
  mkdirSync(join(inner.folder, '.tandem'), { recursive: true });
  mkdirSync(join(inner.folder, 'deep'));
  const found = (...asked: Parameters<typeof findWorkspace>) => {
    const result = findWorkspace(...asked);
    return result.ok ? result.value : result.error.code;
  };
  expect(found(join(outer.flows, 'people.json'))).toEqual(outer);
  expect(found(outer.folder)).toEqual(outer);
  expect(found(join(inner.folder, 'deep', 'people.json'))).toEqual(inner);
  expect(found(join(inner.folder, 'people.json'), outer.folder)).toEqual(outer);
  expect(found(join(inner.folder, 'people.json'), null)).toEqual(inner);
  expect(found(join(outer.flows, 'people.json'), join(outer.folder, 'nowhere'))).toBe('workspace/no-folder');
  expect(outer.stateFile).toBe(join(outer.folder, '.tandem', 'state.sqlite'));
});

test('a flow in no workspace is a problem that says what makes one', () => {
  const result = findWorkspace(join(testFolder(), 'people.json'));
  expect(result.ok ? null : [result.error.code, result.error.fix]).toEqual([
    'workspace/none',
    expect.stringContaining('--workspace'),
  ]);
});

test('a flow that is written is read back the same, and its shapes are not taken for a flow', () => {
  const workspace = freshWorkspace();
  const file = join(workspace.flows, 'people.json');
  writeFlow(file, flow);
  writeShapes(file, {});
  expect(readFlow(file)).toEqual({ ok: true, value: flow });
  expect(flowFiles(workspace)).toEqual([file]);
  expect(flowFiles(workspaceAt(join(workspace.folder, 'nowhere')))).toEqual([]);
});

test('a flow that is missing, a folder, no JSON or misshapen is reported with file, place and remedy', () => {
  const { flows } = freshWorkspace();
  const absent = join(flows, 'absent.json');
  const broken = put(join(flows, 'broken.json'), '{\n  "format": 1,\n  "id" "people"\n}');
  const ended = put(join(flows, 'ended.json'), '{\n  "format": 1,');
  const wrong = put(join(flows, 'wrong.json'), '{ "format": 1, "id": "people", "syncs": {}, "colour": "red" }');
  expect(messages(readFlow(absent))).toEqual([['flow/no-file', `There is no flow ${absent}.`]]);
  expect(messages(readFlow(flows))).toEqual([['flow/no-file', `${flows} is a folder, not a flow.`]]);
  expect(messages(readFlow(broken))).toEqual([
    ['flow/not-json', `The flow ${broken} is not JSON: it breaks off at line 3, column 8.`],
  ]);
  expect(messages(readFlow(ended))).toEqual([
    ['flow/not-json', `The flow ${ended} is not JSON: it breaks off at line 2, column 15.`],
  ]);
  expect(messages(readFlow(wrong))).toEqual([
    ['flow/misshapen', `${wrong}: syncs: It must be a list.`],
    ['flow/misshapen', `${wrong}: The flow: "colour" is not known here.`],
  ]);
  const result = readFlow(wrong);
  expect(result.ok ? [] : result.error.map((one) => [one.stops, one.fix.length > 10])).toEqual([
    [true, true],
    [true, true],
  ]);
});

test('a file that begins with a byte order mark is read', () => {
  const { flows } = freshWorkspace();
  const file = put(join(flows, 'people.json'), `\uFEFF${JSON.stringify(flow)}`);
  expect(readFlow(file).ok).toBe(true);
});

test('connections are known by id, with the folder their paths start from; a broken one does not hide the others', () => {
  const workspace = freshWorkspace();
  const id = ConnectionId.parse('crm');
  const connection = { format: 1, id, kind: 'csv', settings: { folder: '../data', a: 1 } } as const;
  writeConnection(workspace, connection);
  const misnamed = put(join(workspace.connections, 'shop.json'), JSON.stringify(connection));
  const wrong = put(join(workspace.connections, 'mail.json'), JSON.stringify({ ...connection, password: 'hunter2' }));
  const { byId, problems } = readConnections(workspace);
  const file = join(workspace.connections, 'crm.json');
  expect([...byId]).toEqual([[id, { connection, file, folder: workspace.connections }]]);
  expect(problems.map((one) => [one.code, one.message])).toEqual([
    ['connection/misshapen', `${wrong}: the whole: "password" is not known here.`],
    ['connection/misnamed', `${misnamed}: the file holds the connection "crm", so its name must be crm.json.`],
  ]);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
  expect(readConnections(workspaceAt(join(workspace.folder, 'nowhere')))).toEqual({ byId: new Map(), problems: [] });
  const deep = { ...connection, kind: '', settings: [] };
  const paths = readConnection(put(join(workspace.connections, 'deep.json'), JSON.stringify(deep)));
  expect(messages(paths).map(([, message]) => message?.split('deep.json: ')[1])).toEqual([
    'kind: It must have at least 1 characters.',
    'settings: It must be an object with names and values.',
  ]);
});

const object = (name: string): ObjectShape =>
  ObjectShape.parse({
    object: name,
    label: name,
    fields: [
      {
        name: 'id',
        type: { kind: 'text' },
        required: true,
        nullable: false,
        writable: 'on-create',
        unique: true,
        emptyIsNull: false,
      },
    ],
    key: ['id'],
    keyFrom: 'system',
    can: {
      since: false,
      removals: 'by-census',
      create: true,
      update: true,
      remove: true,
      cas: { update: 'strong', remove: 'strong' },
      reservesKeys: false,
      correlates: false,
      findLagMs: 0,
      readMax: 100,
      writeMax: 100,
      times: false,
    },
  });

test('shapes have the same bytes in whatever order they were discovered, and are read back the same', () => {
  const file = join(freshWorkspace().flows, 'people.json');
  const crm = { kind: 'memory', identity: 'm1' };
  const people = object('people');
  const { label, object: name, ...rest } = people;
  const one: Shapes = { crm: { ...crm, objects: { people, firms: object('firms') } }, abc: { ...crm, objects: {} } };
  const other: Shapes = {
    abc: { objects: {}, identity: 'm1', kind: 'memory' },
    crm: { objects: { firms: object('firms'), people: { ...rest, label, object: name } }, ...crm },
  };
  expect(readShapes(file)).toEqual({ ok: true, value: {} });
  writeShapes(file, one);
  const bytes = readFileSync(shapesFileOf(file), 'utf8');
  writeShapes(file, other);
  expect(readFileSync(shapesFileOf(file), 'utf8')).toBe(bytes);
  expect(readShapes(file)).toEqual({ ok: true, value: one });
  put(shapesFileOf(file), bytes.replace('"unique": true', '"unique": "yes"'));
  expect(messages(readShapes(file))).toEqual([
    ['shapes/misshapen', `${shapesFileOf(file)}: crm.objects.firms.fields[0].unique: It must be true or false.`],
  ]);
});

test('writing replaces a file as a whole, leaves nothing beside it, and does not touch one that is the same', () => {
  const folder = testFolder();
  const file = join(folder, 'new', 'a.json');
  writeText(file, 'one');
  utimesSync(file, 1, 1);
  writeText(file, 'one');
  expect(statSync(file).mtimeMs).toBe(1000);
  writeText(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'new'))).toEqual(['a.json']);
});

test('a file that is there and cannot be read says so', () => {
  const file = join(freshWorkspace().flows, 'people.json');
  symlinkSync(file, file);
  expect(messages(readFlow(file))).toEqual([['flow/unreadable', `The flow ${file} cannot be read.`]]);
});
