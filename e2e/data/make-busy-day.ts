import { makeBusyDay } from './busy-day.ts';

const [folder, runs = '48'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder: node make-busy-day.ts FOLDER [RUNS]');
await makeBusyDay(folder, Number(runs));
