import { chromium, type Page } from '@playwright/test';
import { writeBig } from '../data/big.ts';
import { serveNew } from '../served.ts';

/**
 * `node e2e/perf/canvas-frames.ts`: how long frames take on a canvas of 500 fields a side and 60 field maps while it is panned,
 * zoomed, a card is dragged and a card is scrolled. Needs a built renderer.
 */
const size = { fields: 500, maps: 60 };

/** Milliseconds between frames while something is done to the page. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    let on = true;
    const tick = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    Reflect.set(window, 'stopFrames', () => {
      on = false;
      return frames;
    });
  });
  await work();
  const frames: unknown = await page.evaluate(() => Reflect.get(window, 'stopFrames')());
  return Array.isArray(frames) ? frames.slice(1).map(Number) : [];
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

function tell(what: string, frames: readonly number[]): void {
  const sorted = frames.toSorted((one, other) => one - other);
  const ms = (share: number): string => at(sorted, share).toFixed(1).padStart(6);
  process.stdout.write(
    `${what.padEnd(16)} frames ${String(frames.length).padStart(4)}   median ${ms(0.5)} ms   p95 ${ms(0.95)} ms\n`,
  );
}

async function moves(
  page: Page,
  from: readonly [number, number],
  by: readonly [number, number],
  times: number,
): Promise<void> {
  for (let nr = 1; nr <= times; nr++) {
    const share = Math.sin((nr / times) * Math.PI * 4);
    await page.mouse.move(from[0] + by[0] * share, from[1] + by[1] * share);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

const served = await serveNew('empty');
writeBig(served.folder, size);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(served.address);
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await page.evaluate(() => {
    location.hash = '#/flow/wide';
  });
  await page.locator('.flow-canvas .chip').first().waitFor({ timeout: 60_000 });
  tell('at rest', await framesWhile(page, () => page.waitForTimeout(1000)));
  const middle: readonly [number, number] = [600, 700];
  await page.mouse.move(...middle);
  await page.mouse.down({ button: 'middle' });
  tell('panning', await framesWhile(page, () => moves(page, middle, [200, 150], 120)));
  await page.mouse.up({ button: 'middle' });
  const head = await page.locator('.card-head').first().boundingBox();
  if (head === null) throw new Error('No card is in view.');
  const grip: readonly [number, number] = [head.x + 100, head.y + 20];
  await page.mouse.move(...grip);
  await page.mouse.down();
  tell('dragging a card', await framesWhile(page, () => moves(page, grip, [60, 60], 120)));
  await page.mouse.up();
  await page.mouse.move(head.x + 100, head.y + 300);
  tell(
    'scrolling a card',
    await framesWhile(page, async () => {
      for (let nr = 0; nr < 60; nr++) {
        await page.mouse.wheel(0, nr < 30 ? 56 : -56);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      }
    }),
  );
} finally {
  await browser.close();
  await served.remove();
}
