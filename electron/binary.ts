import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const usual: { readonly [platform: string]: string } = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

export interface BinaryPlace {
  /** The folder of the package "electron". */
  readonly folder: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly platform: NodeJS.Platform;
}

/**
 * The Electron binary, where it is present. The package itself would download it when asked, which is not what whoever starts
 * the app without it wants.
 * @returns its path, or null
 */
export function electronBinary({ folder, env, platform }: BinaryPlace): string | null {
  const named = join(folder, 'path.txt');
  const inside = existsSync(named) ? readFileSync(named, 'utf8').trim() : (usual[platform] ?? 'electron');
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const binary = override ? join(override, inside) : join(folder, 'dist', inside);
  return existsSync(binary) ? binary : null;
}
