import type { z } from 'zod';

/** Something a window asks the engine once: what it gives, and what it gets. */
export interface Call<Params extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly kind: 'call';
  readonly name: string;
  readonly params: Params;
  readonly answer: Answer;
}

/** Something that comes item by item, as fast as the window takes it, until it ends or the window closes it. */
export interface Stream<Params extends z.ZodType = z.ZodType, Item extends z.ZodType = z.ZodType> {
  readonly kind: 'stream';
  readonly name: string;
  readonly params: Params;
  readonly item: Item;
}

export const call = <Params extends z.ZodType, Answer extends z.ZodType>(
  name: string,
  params: Params,
  answer: Answer,
): Call<Params, Answer> => ({ kind: 'call', name, params, answer });

export const stream = <Params extends z.ZodType, Item extends z.ZodType>(
  name: string,
  params: Params,
  item: Item,
): Stream<Params, Item> => ({ kind: 'stream', name, params, item });
