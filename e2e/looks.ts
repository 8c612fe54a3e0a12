import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from './find-chromium.ts';
import { type Scene, scenes, serveScene } from './scenes.ts';
import { smallPng } from './small-png.ts';

/** The size that the targets are drawn at. */
const size = { width: 1440, height: 900 };
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** The screens that have a target, each by the name that both have. */
const looks = [
  'first-start',
  'syncs',
  'canvas',
  'canvas-dense',
  'table',
  'link-review',
  'preview',
  'inbox',
  'connections',
  'assistant',
  'palette',
  'rule',
  'activity',
  'story',
  'settings',
] as const;

const { values } = parseArgs({
  options: { targets: { type: 'string' }, only: { type: 'string', multiple: true } },
});

/** The picture of a target; where it has none in a theme, its page is drawn. */
async function targetOf(browser: Browser, folder: string, name: string, theme: Theme): Promise<Buffer> {
  const picture = join(folder, `${name}-${theme}.png`);
  if (existsSync(picture)) return readFileSync(picture);
  const page = await browser.newPage({ viewport: size, colorScheme: theme });
  await page.goto(`${pathToFileURL(join(folder, `${name}.html`)).href}?theme=${theme}`);
  const taken = await page.screenshot();
  await page.close();
  return taken;
}

const image = (picture: Buffer): string =>
  `<img style="width:720px;height:450px;display:block" src="data:image/png;base64,${picture.toString('base64')}">`;

async function putSideBySide(page: Page, pictures: readonly Buffer[], file: string): Promise<void> {
  await page.setContent(
    `<body style="margin:0;display:flex;gap:8px;background:#808080">${pictures.map(image).join('')}</body>`,
  );
  writeFileSync(file, smallPng(await page.screenshot()));
}

async function show(browser: Browser, targets: string, name: (typeof looks)[number]): Promise<void> {
  const scene: Scene = scenes[name === 'connections' ? 'connection-form' : name];
  const served = await serveScene(scene);
  const page = await browser.newPage({ viewport: size, colorScheme: 'light' });
  const sheet = await browser.newPage({ viewport: { width: 1448, height: 450 } });
  try {
    await page.goto(served.address);
    await scene.open(page);
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      const ours = await page.screenshot({ animations: 'disabled' });
      const target = await targetOf(browser, targets, name, theme);
      await putSideBySide(sheet, [target, ours], join(out, `${name}-${theme}.png`));
    }
  } finally {
    await page.close();
    await sheet.close();
    await served.remove();
  }
}

const out = join(import.meta.dirname, '../docs/pictures/looks');
const executablePath = findChromium();
if (values.targets === undefined || executablePath === null) {
  console.error('Say where the targets are, and have a Chromium: node e2e/looks.ts --targets FOLDER [--only SCREEN]');
  process.exit(1);
}
mkdirSync(out, { recursive: true });
const targets = resolve(values.targets);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
let failed = 0;
for (const name of looks) {
  if (values.only !== undefined && !values.only.includes(name)) continue;
  try {
    await show(browser, targets, name);
    console.log(`${name}: done`);
  } catch (error) {
    failed++;
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
