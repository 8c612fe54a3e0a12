import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';

/** The engine behind a served workspace: a process below the serving one, which a launcher may have started. */
function engineOf(serving: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, words = '']) => ({ pid: Number(pid), parent: Number(parent), words }));
  const below = new Set([serving]);
  for (const { pid, parent } of [...rows, ...rows]) if (below.has(parent)) below.add(pid);
  const engine = rows.find(({ pid, words }) => below.has(pid) && words.includes('tandem.mjs engine'));
  if (engine === undefined) throw new Error('The served workspace has no engine.');
  return engine.pid;
}

const showList = (page: Page): Promise<void> => page.getByRole('button', { name: 'Show the list of syncs' }).click();

async function startRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run it', exact: true }).click();
  await expect(page.locator('.status')).toContainText('Running');
}

/** Keeps all that the status bar says from now on: it says that the engine stopped only until it is there again. */
async function keepStatus(page: Page): Promise<() => Promise<string>> {
  await page.locator('.status').evaluate((status) => {
    const said: string[] = [];
    new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Reflect.set(window, 'saidByStatus', () => said.join('\n'));
  });
  return () => page.evaluate(() => String(Reflect.get(window, 'saidByStatus')()));
}

test('the engine is killed in the middle of a run: the app says so, it is started again, and the run goes on to its end', async ({
  page,
  served,
  complaints,
}) => {
  await startRun(page);
  // Before it reads there is no run yet to go on with.
  await expect(page.locator('.status')).toContainText(/reading|matching|comparing|writing/);
  const said = await keepStatus(page);
  process.kill(engineOf(served.pid()), 'SIGKILL');
  await expect.poll(said).toContain('Stopped');
  await expect.poll(said).toContain('It is started again');
  await expect.poll(said, { timeout: 60_000 }).toMatch(/It is started again.*Running/s);
  await expect(page.locator('.status')).toContainText('Idle', { timeout: 120_000 });
  await showList(page);
  await expect(page.getByRole('article', { name: 'Contacts' })).toContainText('need you');
  // The browser itself tells of every socket that could not be opened meanwhile.
  complaints.splice(0);
});

test('two windows on one workspace see the same state, and a second process is refused with a sentence', async ({
  page,
  served,
  context,
}) => {
  const other = await context.newPage();
  await other.goto(served.address);
  await expect(other.getByText(/records in ERP/)).toBeVisible();
  await startRun(page);
  await expect(other.locator('.status')).toContainText('Running');
  await expect(other.locator('.status')).toContainText('Idle', { timeout: 120_000 });
  for (const one of [page, other]) {
    await showList(one);
    await expect(one.getByRole('article', { name: 'Contacts' })).toContainText('need you');
  }
  await expect(served.command('run', 'contacts')).rejects.toThrow(
    /Another Tandem process .* is working in this workspace/,
  );
});
