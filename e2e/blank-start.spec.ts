import { expect, goTo, inBothThemes, scan, test } from './fixture.ts';

test.use({ kind: 'nine' });

test('a blank start is an empty canvas on which both objects are picked, and nothing is lost by leaving it', async ({
  page,
}) => {
  await goTo(page, 'new-sync');
  await page.getByRole('button', { name: 'Start blank' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Pick an object on each side' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('no object is picked on either side')).toBeVisible();
  await problems.getByRole('button', { name: 'Pick both objects' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Left side' }).getByRole('button').first()).toBeFocused();
  await inBothThemes(page, () => scan(page));
  await page.reload();
  const draw = page.getByRole('button', { name: 'Put both on the canvas' });
  await expect(draw).toBeDisabled();
  for (const [side, system] of [
    ['Left side', 'HubSpot'],
    ['Right side', 'Jira'],
  ] as const) {
    const card = page.getByRole('region', { name: side });
    await card.getByRole('button').first().press('Enter');
    await page.getByRole('menu').getByText(system, { exact: true }).click();
    const object = card.getByRole('button').last();
    await expect(object).toContainText('Choose an object');
    await object.press('Enter');
    await page.getByRole('option').first().click();
  }
  await expect(draw).toBeEnabled();
  await draw.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pick an object on each side' })).toBeHidden();
  await expect(page.locator('.flow-canvas .card')).toHaveCount(2);
  await expect(page.getByText('What this object holds is not known yet', { exact: false })).toHaveCount(0);
  await expect(
    page
      .locator('.flow-canvas .card')
      .first()
      .getByText(/fields$/),
  ).toBeVisible();
  await expect(problems.getByText('This sync maps no field')).toBeVisible();
  await problems.getByRole('button', { name: 'Suggest field maps' }).press('Enter');
  const suggested = page.getByRole('region', { name: 'Suggested maps' });
  await suggested.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await expect(suggested).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Pick an object on each side' })).toBeVisible();
});
