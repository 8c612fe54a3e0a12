/**
 * The seed of a test that draws; it stands in the title so that a failure can be repeated. With `TANDEM_SEED` set, as
 * `.ci/run` does, the same one every time: whether a change is taken must not hang on what a draw happens to find in what
 * was there before it.
 * @param at  tells the seeds of one test apart
 */
export function freshSeed(at = 0): number {
  const first = process.env['TANDEM_SEED'];
  return first === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(first) + at;
}

/** The seeds of a test that draws: those of past failures first, then `count` fresh ones. */
export function seeds(count: number, pinned: readonly number[] = []): readonly number[] {
  return [...pinned, ...Array.from({ length: count }, (_, at) => freshSeed(at))];
}
