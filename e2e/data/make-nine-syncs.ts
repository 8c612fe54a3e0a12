import { makeNineSyncs } from './nine-syncs.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder: node make-nine-syncs.ts FOLDER');
await makeNineSyncs(folder);
