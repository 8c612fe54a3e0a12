import { Menu, nativeImage, Tray } from 'electron';
import { deskWords } from './words/words.ts';

export interface TrayIcon {
  /** Shows what the engine does. */
  show(words: string): void;
}

/** The icon beside the clock; its menu says what the engine does, and leads back into the app. */
export function trayIcon(icon: string, choose: { readonly open: () => void; readonly quit: () => void }): TrayIcon {
  const tray = new Tray(nativeImage.createFromPath(icon));
  tray.on('click', choose.open);
  let shown = '';
  return {
    show(words) {
      if (words === shown) return;
      shown = words;
      tray.setToolTip(`Tandem: ${words}`);
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: words, enabled: false },
          { type: 'separator' },
          { label: deskWords().openTandem, click: choose.open },
          { label: deskWords().quit, click: choose.quit },
        ]),
      );
    },
  };
}
