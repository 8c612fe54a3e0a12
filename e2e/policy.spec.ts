import type { Page } from '@playwright/test';
import { expect, goTo, inBothThemes, scan, test } from './fixture.ts';
import { hearing } from './held-back.ts';
import { inAllLooks } from './pictures.ts';

const policy = {
  format: 1,
  setBy: 'Example Industries',
  setAt: '2026-11-12',
  contact: 'it@example.test',
  updates: null,
  workspace: null,
  links: true,
  background: true,
  retention: { journalDays: 90 },
  network: { certificates: ['/etc/ssl/example-ca.pem'] },
};

/** As on a computer of which IT set something: a test may not write where IT does. */
const asSetByIt = (page: Page): Promise<void> =>
  hearing(page, (said) => said.replace('"policy":null', `"policy":${JSON.stringify(policy)}`));

test('what IT set is shown as locked, with who set it and when, and what IT left open is not', async ({ page }) => {
  await asSetByIt(page);
  await goTo(page, 'settings/network');
  await expect(page.getByText('Set by IT: Example Industries, Nov 12, 2026').first()).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Trust what this computer trusts' })).toBeDisabled();
  const files = page.getByRole('textbox', { name: 'Certificates of your own authorities' });
  await expect(files).toHaveValue('/etc/ssl/example-ca.pem');
  await expect(files).not.toBeEditable();
  await inBothThemes(page, () => scan(page));
  await goTo(page, 'settings/history');
  await expect(page.getByText('Set by IT: Example Industries, Nov 12, 2026')).toHaveCount(1);
  await inBothThemes(page, () => scan(page));
  await goTo(page, 'settings/policy');
  await expect(page.getByRole('textbox', { name: 'Certificates' })).toHaveValue(/example-ca/);
  await inBothThemes(page, () => scan(page));
  await goTo(page, 'settings/network');
  await inAllLooks(page, 'settings-locked', () => expect(files).toBeVisible());
});
