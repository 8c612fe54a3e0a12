// Draws the app's icons from the mark, in all sizes that the platforms want: node assets/draw-icons.mjs
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const left = '#1A7BDC';
const right = '#E2620E';

/** Two interlocked arcs: the mark of the title bar. */
const mark = (first, second, width) => `<g fill="none" stroke-width="${width}" stroke-linecap="round">
  <path d="M11.2 5.7A5.2 5.2 0 1 0 11.7 15.6" stroke="${first}" transform="translate(0 1.3)"/>
  <path d="M12.8 18.3A5.2 5.2 0 1 0 12.3 8.4" stroke="${second}" transform="translate(0 -1.3)"/></g>`;

/** A tile with the mark; small ones have thicker lines and less room around. */
const tile = (size) => {
  const room = size <= 32 ? 0.5 : 2.5;
  const view = `${-room} ${-room} ${24 + 2 * room} ${24 + 2 * room}`;
  const side = 24 + 2 * room;
  const inset = side * 0.04;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${view}">
  <rect x="${-room + inset}" y="${-room + inset}" width="${side - 2 * inset}" height="${side - 2 * inset}" rx="${side * 0.22}" fill="#fff" stroke="#D5DAE1" stroke-width="${side * 0.008}"/>
  ${mark(left, right, size <= 32 ? 2.9 : 2.4)}</svg>`;
};

const bare = (size, first, second) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 2 24 20">${mark(first, second, 2.9)}</svg>`;

const here = import.meta.dirname;
const pictures = [
  ...[16, 32, 48, 64, 128, 256, 512, 1024].map((size) => [`icons/${size}x${size}.png`, size, tile(size)]),
  ['tray/tray.png', 32, bare(32, left, right)],
  // macOS paints these itself, so that they fit its menu bar.
  ['tray/trayTemplate.png', 16, bare(16, '#000', '#000')],
  ['tray/trayTemplate@2x.png', 32, bare(32, '#000', '#000')],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  for (const [file, size, svg] of pictures) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: join(here, file), omitBackground: true });
  }
} finally {
  await browser.close();
}
