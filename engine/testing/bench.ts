import { keepHeapLean } from '../host/lean-heap.ts';
import { benchLink } from './bench/link.ts';
import { benchReview } from './bench/review.ts';

keepHeapLean();

const benches: Record<string, (size?: number, encrypted?: boolean) => Promise<void>> = {
  link: benchLink,
  review: benchReview,
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (bench === undefined) {
  process.stderr.write(`Name a benchmark: ${Object.keys(benches).join(', ')}. For example: npm run bench -- link\n`);
  process.exitCode = 64;
} else {
  const size = Number(process.argv[3]);
  await bench(size > 0 ? size : undefined, process.argv.includes('encrypted'));
}
