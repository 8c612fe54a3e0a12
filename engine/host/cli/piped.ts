import type { Context } from './context.ts';

/** What comes through a pipe: the first line, without its end. */
export async function piped(context: Context): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of context.input) parts.push(Buffer.from(part));
  return /^[^\r\n]*/u.exec(Buffer.concat(parts).toString('utf8'))?.[0] ?? '';
}
