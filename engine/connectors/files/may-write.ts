import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { fileFault, type Place } from './place.ts';

/**
 * That this process may write a file and its folder, in which new versions and journals are kept. Asked of the file system:
 * nothing is touched.
 * @throws Fault `sign-in` when it may not
 */
export function mayWrite(place: Place): void {
  try {
    accessSync(place.path, constants.W_OK);
    accessSync(dirname(place.path), constants.W_OK);
  } catch (error) {
    throw fileFault(place, error);
  }
}

/** A size in bytes, in words. */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size >= 10 || unit === 0 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
