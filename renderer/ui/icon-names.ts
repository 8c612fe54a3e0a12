import { type IconName, iconShapes } from './icon-shapes.tsx';

const isName = (name: string): name is IconName => name in iconShapes;

/** The names of all icons, in the order of the alphabet. */
export const iconNames: readonly IconName[] = Object.keys(iconShapes).filter(isName);
