import { test as base, expect, scan, test } from './fixture.ts';
import { expectGerman } from './german.ts';
import { inAllLooks } from './pictures.ts';
import { type Scene, scenes, serveScene } from './scenes.ts';

/** A test with the workspace of a scene. */
const testOf = (scene: Scene) =>
  base.extend<object>({
    served: async ({ browserName: _ }, use) => {
      const served = await serveScene(scene);
      await use(served);
      await served.remove();
    },
  });

/** Those that have a test of their own, or look like another one in its pictures. */
const {
  'first-start': _first,
  syncs: _syncs,
  'link-review': _links,
  'canvas-dense': _dense,
  settings: _settings,
  ...others
} = scenes;

for (const [name, scene] of Object.entries<Scene>(others))
  testOf(scene)(`${name} in both themes and two sizes, and in German`, async ({ page }) => {
    await scene.open(page);
    await inAllLooks(page, name, () => expect(page.getByRole('main').first()).toBeVisible());
    await expectGerman(page);
  });

test('the first start in both themes and two sizes', async ({ page }) => {
  await expect(page.getByText(/records in ERP/)).toBeVisible();
  await inAllLooks(page, 'first-start', () => expect(page.getByRole('button', { name: 'Run it' })).toBeVisible());
});

test.describe('nine syncs', () => {
  test.use({ kind: 'nine' });
  test('stand in all ways a sync can, in both themes and two sizes', async ({ page }) => {
    await expect(page.getByRole('article')).toHaveCount(9);
    await expect(page.getByRole('article', { name: 'Stock and shelf count' })).toContainText('Stopped');
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Paused');
    await expect(page.getByRole('article', { name: 'Products' })).toContainText('Draft');
    await inAllLooks(page, 'syncs', () => expect(page.getByRole('article').first()).toBeVisible());
    await scan(page);
    await page.getByRole('radio', { name: 'Needs you 3' }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
  });

  test('are paused and resumed together, and one by one', async ({ page }) => {
    await page.getByRole('article', { name: 'Price list' }).getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Live');
    await expect(page.locator('.status')).toContainText('6 live syncs');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('article', { name: 'Price list' })).toContainText('Paused');
    await page.getByRole('button', { name: 'Pause all' }).click();
    await expect(page.locator('.status')).toContainText('No live syncs');
  });
});
