import type { Page } from '@playwright/test';
import { z } from 'zod';
import { drag, flowFile, handle, openMock, part, saved } from './canvas-page.ts';
import { expect, goTo, test } from './fixture.ts';

test.use({ kind: 'empty' });

const Ends = z.union([z.string(), z.array(z.string())]);
const Lines = z.object({
  syncs: z.tuple([
    z.object({
      fields: z.array(
        z.object({
          id: z.string(),
          left: Ends,
          right: Ends,
          steps: z.array(z.object({ use: z.string() })).default([]),
        }),
      ),
    }),
  ]),
});

const linesOf = (folder: string) => Lines.parse(JSON.parse(flowFile(folder))).syncs[0].fields;
const lineOf = (folder: string, id: string) => linesOf(folder).find((one) => one.id === id);
const plus = (page: Page, line: string) => page.locator(`[data-line="${line}"].line-plus`);
const grip = (page: Page, end: string) => page.locator(`.flow-canvas [data-grip="${end}"]`);

test('an end of a line is dragged to another field, back by undo, and nowhere when it is let go beside the cards', async ({
  page,
  served,
}) => {
  await openMock(page, served.folder);
  await drag(page, grip(page, 'right:Town'), handle(page, 'right', 'Payment terms'));
  await expect.poll(() => lineOf(served.folder, 'city')?.right).toBe('Payment terms');
  await expect(part(page, 'contacts/city')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect.poll(() => lineOf(served.folder, 'city')?.right).toBe('Town');
  await drag(page, grip(page, 'left:City'), handle(page, 'left', 'Language'));
  await expect.poll(() => lineOf(served.folder, 'city')?.left).toBe('Language');
  const drawn = flowFile(served.folder);
  await drag(page, grip(page, 'right:Postcode'), page.getByRole('figure', { name: 'Minimap' }));
  await expect(part(page, 'contacts/postcode')).toBeVisible();
  expect(flowFile(served.folder)).toBe(drawn);
});

test('a step is dragged from one line to another, and lines are joined into one step and split by another', async ({
  page,
  served,
}) => {
  await openMock(page, served.folder);
  await drag(page, part(page, 'contacts/email/lower'), plus(page, 'contacts/city'));
  await expect.poll(() => lineOf(served.folder, 'city')?.steps).toEqual([{ use: 'case' }]);
  expect(lineOf(served.folder, 'email')?.steps).toEqual([]);

  await drag(page, handle(page, 'left', 'Job title'), part(page, 'contacts/name/join'));
  await expect.poll(() => lineOf(served.folder, 'name')?.left).toEqual(['Last name', 'First name', 'Job title']);
  await part(page, 'contacts/name/join').click();
  await page.getByRole('button', { name: 'Take off Job title' }).click();
  await expect.poll(() => lineOf(served.folder, 'name')?.left).toEqual(['Last name', 'First name']);

  await part(page, 'contacts/left:Company name').click();
  await part(page, 'contacts/company').focus();
  await page.keyboard.press('s');
  await page.getByLabel('Find a step').fill('split');
  await page.keyboard.press('Enter');
  const split = page.locator('[data-step^="contacts/company/"]');
  await expect(split).toBeVisible();
  await drag(page, handle(page, 'right', 'Payment terms'), split);
  await expect.poll(() => lineOf(served.folder, 'company')?.right).toEqual(['Trading name', 'Payment terms']);
});

test('nodes are put at the same height, and lines and steps are copied and pasted', async ({
  page,
  served,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMock(page, served.folder);
  const [match, filter] = [part(page, 'contacts/match'), part(page, 'contacts/left/filter')];
  const top = async (node: typeof match): Promise<number> => Math.round((await node.boundingBox())?.y ?? 0);
  await match.click();
  for (let nr = 0; nr < 5; nr++) await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await top(match)) - (await top(filter))).toBe(20);
  await filter.click();
  await match.click({ modifiers: ['Shift'] });
  await match.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Same height' }).click();
  await expect.poll(async () => (await top(match)) - (await top(filter))).toBe(0);

  await part(page, 'contacts/email/lower').click();
  await page.keyboard.press('Control+c');
  await part(page, 'contacts/city').focus();
  await page.keyboard.press('Space');
  await expect(part(page, 'contacts/city')).toHaveAttribute('aria-pressed', 'true');
  await part(page, 'contacts/city').focus();
  await page.keyboard.press('Control+v');
  await expect.poll(() => lineOf(served.folder, 'city')?.steps).toEqual([{ use: 'case' }]);

  const before = linesOf(served.folder).length;
  await part(page, 'contacts/stage/values').click();
  await part(page, 'contacts/stage').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(() => linesOf(served.folder).length).toBe(before + 1);
  await saved(page);
  expect(linesOf(served.folder).at(-1)).toMatchObject({ left: 'Lifecycle stage', right: 'Status' });
});

test('from far away steps show their icons and rows are bars, and everything comes back into view', async ({
  page,
  served,
}) => {
  await openMock(page, served.folder);
  const canvas = page.locator('.flow-canvas');
  const step = part(page, 'contacts/phone/phone');
  await step.click();
  await expect(step).toContainText('Format phone');
  // What the pointer is on shows its values from far away too.
  await page.mouse.move(4, 4);
  const zoomOutTo = (band: RegExp): Promise<void> =>
    expect(async () => {
      await page.keyboard.press('-');
      // Long enough for a slow machine: a press too many leads past the band.
      await expect(canvas).toHaveClass(band, { timeout: 3000 });
    }).toPass();
  await zoomOutTo(/band-far/);
  await expect(step.locator('b')).toBeHidden();
  await expect(step.locator('svg').first()).toBeVisible();
  await expect(page.locator('.flow-canvas .labels:not(.is-on) .chip').first()).toBeHidden();
  await zoomOutTo(/band-bars/);
  await expect(part(page, 'contacts/left:Email').getByText('Email')).toBeHidden();
  await page.keyboard.press('0');
  await expect(canvas).not.toHaveClass(/band-(far|bars)/);
  await expect(part(page, 'contacts/left:Email').getByText('Email')).toBeVisible();
});

test.describe('a run', () => {
  test.use({ kind: 'sample' });
  test('is seen as records that travel along the lines while it writes', async ({ page }) => {
    await goTo(page, 'flow/contacts');
    await expect(part(page, 'contacts/phone/format')).toBeVisible();
    await page.evaluate(() => {
      const seen = new Set<string>();
      const look = (): void => {
        for (const pulse of document.querySelectorAll('.flow-canvas .pulse')) seen.add(pulse.className);
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
      Reflect.set(window, 'pulsesSeen', () => [...seen].sort());
    });
    await page.getByRole('button', { name: 'Run the draft' }).click();
    await expect(page.getByRole('status', { name: 'Result of the run' })).toBeVisible({ timeout: 90_000 });
    expect(await page.evaluate(() => Reflect.get(window, 'pulsesSeen')())).toEqual(['pulse l', 'pulse r']);
    await expect(page.locator('.flow-canvas .pulse')).toHaveCount(0);
  });
});
