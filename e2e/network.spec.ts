import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, goTo, inBothThemes, scan, test } from './fixture.ts';

test('a proxy is set, a wrong address is told before it is kept, and it is taken away again', async ({
  page,
  served,
}) => {
  const kept = async (): Promise<unknown> =>
    JSON.parse(await readFile(join(served.folder, 'settings.json'), 'utf8').catch(() => '{}')).network;
  await goTo(page, 'settings/network');
  const address = page.getByRole('textbox', { name: 'Proxy', exact: true });
  const save = page.getByRole('button', { name: 'Save the proxy' });
  await expect(save).toBeDisabled();
  await address.fill('proxy.example.com');
  await expect(page.getByText('Enter an address such as http://proxy.example.com:3128')).toBeVisible();
  await expect(save).toBeDisabled();
  await inBothThemes(page, () => scan(page));
  await address.fill('socks5://proxy.example.com:1080');
  await page.getByRole('textbox', { name: 'Reached directly' }).fill('db.example.com\n\n *.inside.example.com ');
  await save.click();
  await expect(save).toBeDisabled();
  await expect.poll(kept).toEqual({
    proxy: { address: 'socks5://proxy.example.com:1080', except: ['db.example.com', '*.inside.example.com'] },
  });
  await page.reload();
  await expect(address).toHaveValue('socks5://proxy.example.com:1080');
  await address.fill('');
  await save.click();
  await expect.poll(kept).toEqual({});
});

test('user name and password at the proxy are set, the password is never shown again, and it goes with the proxy', async ({
  page,
  served,
}) => {
  const read = (...path: readonly string[]): Promise<string> =>
    readFile(join(served.folder, ...path), 'utf8').catch(() => '');
  await goTo(page, 'settings/network');
  const address = page.getByRole('textbox', { name: 'Proxy', exact: true });
  const save = page.getByRole('button', { name: 'Save the proxy' });
  await address.fill('http://proxy.example.com:3128');
  await expect(page.getByLabel('Password at the proxy')).toHaveCount(0);
  await page.getByRole('textbox', { name: 'User name at the proxy' }).fill('dana');
  await page.getByLabel('Password at the proxy').fill('Pl4nted');
  await save.click();
  await expect(page.getByText(/^Saved .*, never shown$/)).toBeVisible();
  await expect(save).toBeDisabled();
  await inBothThemes(page, () => scan(page));
  await page.reload();
  await expect(page.getByText(/^Saved .*, never shown$/)).toBeVisible();
  expect(await page.content()).not.toContain('Pl4nted');
  await expect(page.getByRole('textbox', { name: 'User name at the proxy' })).toHaveValue('dana');
  expect(await read('.tandem', 'proxy.json')).toContain('proxy.example.com');
  for (const file of [['settings.json'], ['.tandem', 'proxy.json']])
    expect(await read(...file)).not.toContain('Pl4nted');
  await address.fill('');
  await save.click();
  await expect.poll(() => read('.tandem', 'proxy.json')).toBe('');
});
