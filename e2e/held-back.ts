import type { Page } from '@playwright/test';

/** Opens the page anew over a wire on which what the engine says is changed on its way; null: it never arrives. */
export async function hearing(page: Page, change: (said: string) => string | null): Promise<void> {
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const said = change(message.toString());
      if (said !== null) socket.send(said);
    });
  });
  await page.reload();
}

/** So that what holds these words never arrives: a screen stays as it is while its work goes on. */
export const holdBack = (page: Page, words: string): Promise<void> =>
  hearing(page, (said) => (said.includes(words) ? null : said));

/** Opens the page anew; what holds these words waits on its way. @returns what lets it arrive */
export async function holdUntil(page: Page, words: string): Promise<() => void> {
  const waiting: (() => void)[] = [];
  let isHeld = true;
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (isHeld && message.toString().includes(words)) waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  await page.reload();
  return () => {
    isHeld = false;
    for (const arrive of waiting.splice(0)) arrive();
  };
}
