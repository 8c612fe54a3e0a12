import { basename } from 'node:path';
import { Fault } from '../../../model/fault.ts';
import type { Problem } from '../../../model/problem.ts';
import type { WorkspaceSettings } from '../../../model/settings.ts';
import {
  exportWorkspace,
  importWorkspace,
  lookAtSettings,
  makeDiagnostics,
  saveNetwork,
  saveProxyPassword,
  saveRetention,
  tidyWorkspace,
} from '../../../protocol/calls/settings.ts';
import { previewTidy, tidyState } from '../../../run/retention.ts';
import { retentionOf } from '../../cli/kept-settings.ts';
import { networkOf } from '../../network/ambient-for.ts';
import { keepProxyPassword, proxyPasswordKept, proxyUserGiven } from '../../network/proxy-password.ts';
import { trust } from '../../network/trust.ts';
import { policyHere } from '../../workspace/policy.ts';
import { readSettings, writeSettings } from '../../workspace/settings.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { House } from '../house.ts';
import { answers, type Part, type Who } from '../part.ts';
import { recordAbout } from '../people/people-parts.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { exported, unpack } from './export.ts';

const noProxy: Problem = {
  code: 'proxy/none',
  message: 'No proxy is set that the password could be kept for.',
  fix: 'Save the address of the proxy first.',
};

interface Found {
  readonly settings: WorkspaceSettings;
  readonly problems: readonly Problem[];
}

function settingsOf(place: Workspace): Found {
  const read = readSettings(place);
  return read.ok ? { settings: read.value, problems: [] } : { settings: { format: 1 }, problems: read.error };
}

/** What windows ask about the settings of the workspace. */
export function settingsParts(house: House, version: string): readonly Part[] {
  const { engine } = house;
  const { context, place, news } = engine;
  const told = async ({ by }: Who, about: string, says: object): Promise<void> => {
    await recordAbout(house, by, { action: 'settings', about, says });
    news.tell({ kind: 'settings' });
  };
  const nameOf = (what: string, end: string): string =>
    `${basename(place.folder)}-${what}-${engine.world().now().slice(0, 10)}.${end}`;
  return [
    answers(lookAtSettings, 'look', async () => {
      const { settings, problems } = settingsOf(place);
      const { file, policy, problem } = policyHere();
      return {
        retention: settings.retention ?? {},
        network: settings.network ?? {},
        policyFile: file,
        policy,
        proxyUser: proxyUserGiven(context) ?? null,
        proxyPassword: await proxyPasswordKept(context, place, networkOf(place).proxy?.address),
        problems: problem === null ? [...problems] : [...problems, problem],
      };
    }),
    answers(saveRetention, 'manage', async ({ retention }, { who }) => {
      writeSettings(place, { ...settingsOf(place).settings, retention });
      await told(who, 'retention', retention);
      return {};
    }),
    answers(saveNetwork, 'manage', async ({ network }, { who }) => {
      trust(policyHere().policy?.network ?? network, place.folder);
      writeSettings(place, { ...settingsOf(place).settings, network });
      await told(who, 'network', network);
      return {};
    }),
    answers(saveProxyPassword, 'manage', async ({ password }, { who }) => {
      const { proxy } = networkOf(place);
      if (proxy === undefined && password !== null) throw new Fault('setting', noProxy);
      await keepProxyPassword(context, place, proxy?.address ?? '', password);
      await told(who, 'proxy password', { kept: password !== null });
      return {};
    }),
    answers(tidyWorkspace, 'manage', async ({ now }, { who }) => {
      const world = { ...engine.world(), who: who.by };
      const retention = retentionOf(place);
      return { removed: now ? await engine.keep(tidyState(world, retention)) : await previewTidy(world, retention) };
    }),
    answers(exportWorkspace, 'manage', async (_, { who }) => {
      const { zip, files } = exported(place);
      await told(who, 'export', { files });
      return { name: nameOf('export', 'zip'), zip: Buffer.from(zip).toString('base64'), files };
    }),
    answers(importWorkspace, 'manage', async ({ zip, now, replace }, { who }) => {
      const { files, problems, take } = unpack(place, Buffer.from(zip, 'base64'));
      if (!now || problems.length > 0) return { files: [...files], problems: [...problems], written: 0 };
      const written = take(replace);
      await told(who, 'import', { files: written });
      news.tell({ kind: 'flows' });
      news.tell({ kind: 'connections' });
      return { files: [...files], problems: [], written };
    }),
    answers(makeDiagnostics, 'manage', async () => ({
      name: nameOf('diagnostics', 'json'),
      text: await diagnosticsOf(house, version),
    })),
  ];
}
