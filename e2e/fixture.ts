import { test as base, expect, type Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { type Kind, type Served, serveNew, servePrepared } from './served.ts';

export { expect };

/** A test with a workspace of its own; `page` is signed in and shows it, and fails the test when its console complains. */
export const test = base.extend<{ kind: Kind; served: Served; complaints: string[] }>({
  kind: ['sample', { option: true }],
  served: async ({ kind }, use) => {
    const served = await serveNew(kind);
    await use(served);
    await served.remove();
  },
  complaints: [
    // Asked for before the server stops, so that its end is no complaint.
    async ({ context, served: _ }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      await use(complaints);
      expect(complaints, 'errors in the console of the page').toEqual([]);
    },
    { auto: true },
  ],
  page: async ({ page, served }, use) => {
    await page.goto(served.address);
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
    await use(page);
  },
});

/** A test with a workspace of its own in which things happened before it was served: an empty one, filled by `prepare`. */
export const testWith = (prepare: (served: Served) => void | Promise<void>) =>
  test.extend<object>({
    served: async ({ browserName: _ }, use) => {
      const served = await servePrepared('empty', prepare);
      await use(served);
      await served.remove();
    },
  });

/** Shows the page in a theme. */
export async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

/** Looks at the same in the light theme and in the dark one. */
export async function inBothThemes(page: Page, look: () => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await inTheme(page, theme);
    await look();
  }
}

/**
 * Finds nothing wrong for people with a screen reader, a keyboard, or weak eyes, in the theme the page has now.
 * @param within what is looked at, by its selector; all of the page unless it is given
 */
export async function scan(page: Page, within?: string): Promise<void> {
  // Colours that change with the theme or the pointer are judged once they are there.
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changes.map((one) => one.finished));
  });
  // A screen may still be on its way; what is wrong for longer than that is wrong.
  await expect.poll(() => violationsOf(page, within ?? null), { message: 'what axe found' }).toEqual([]);
}

/** Goes to a screen by its address after "#/". */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${address}`);
}
