import { expect, goTo, inBothThemes, scan, test } from './fixture.ts';

test.use({ kind: 'nine' });

test('each stage of a new sync is open to everybody: nothing chosen, a menu, one side, both, and their comparison', async ({
  page,
}) => {
  await goTo(page, 'new-sync');
  await expect(page.getByText('Choose what stays in step.')).toBeVisible();
  await inBothThemes(page, () => scan(page));
  for (const side of ['Left', 'Right']) {
    await page
      .getByRole('region', { name: `${side} side` })
      .getByRole('button')
      .first()
      .press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    await inBothThemes(page, () => scan(page));
    await page
      .getByRole('menuitemradio')
      .or(page.getByRole('menuitem'))
      .nth(side === 'Left' ? 0 : 1)
      .press('Enter');
    await expect(page.getByRole('menu')).toBeHidden();
    await inBothThemes(page, () => scan(page));
  }
});
