/** Parts that every sync has; no field map or group can take their name for its id. */
export const partNames: ReadonlySet<string> = new Set(['left', 'right', 'match']);
