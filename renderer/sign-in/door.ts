import { z } from 'zod';

/** How a try to sign in ended. */
export type Tried =
  | { readonly is: 'in' }
  | { readonly is: 'wrong' }
  | { readonly is: 'wait'; readonly seconds: number }
  | { readonly is: 'unreachable' };

const Known = z.object({ byName: z.boolean() });
const Waiting = z.object({ waitSeconds: z.int() });

const post = (path: string, body: object): Promise<Response> =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Whether people sign in by name here; null where nobody answers. */
export async function signsInByName(): Promise<boolean | null> {
  try {
    const known = Known.safeParse(await (await fetch('signed-in')).json());
    return known.success && known.data.byName;
  } catch {
    return null;
  }
}

export async function signIn(name: string, password: string): Promise<Tried> {
  try {
    const answer = await post('sign-in', { name, password });
    if (answer.ok) return { is: 'in' };
    const waiting = Waiting.safeParse(await answer.json());
    return waiting.success ? { is: 'wait', seconds: waiting.data.waitSeconds } : { is: 'wrong' };
  } catch {
    return { is: 'unreachable' };
  }
}

/** Signs this browser out, and shows the page to sign in. */
export async function signOut(): Promise<void> {
  await post('sign-out', {});
  location.reload();
}
