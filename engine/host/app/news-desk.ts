import type { News } from '../../protocol/calls/news.ts';

/** Where news are put up, and from which every window takes them at its own pace. */
export interface NewsDesk {
  tell(news: News): void;
  /** Everything told from now on, until `stop`. News of one kind that a slow window has not taken yet is replaced by newer. */
  follow(first: readonly News[], stop: AbortSignal): AsyncGenerator<News>;
}

/** What makes older news of no use once newer of the same name is there. */
const nameOf = (news: News): string => {
  switch (news.kind) {
    case 'engine':
    case 'flows':
    case 'connections':
    case 'people':
    case 'settings':
      return news.kind;
    case 'draft':
    case 'versions':
      return `${news.kind} ${news.flow}`;
    case 'conflicts':
      return `${news.kind} ${news.flow} ${news.conflict ?? ''}`;
    case 'run':
      return `${news.kind} ${news.run.id}`;
    case 'problem':
      return `${news.kind} ${news.problem.code} ${news.problem.message}`;
  }
};

export function newsDesk(): NewsDesk {
  const takers = new Set<(news: News) => void>();
  return {
    tell(news) {
      for (const take of takers) take(news);
    },
    async *follow(first, stop) {
      const waiting = new Map<string, News>(first.map((one) => [nameOf(one), one]));
      let wake = (): void => {};
      const take = (one: News): void => {
        waiting.set(nameOf(one), one);
        wake();
      };
      takers.add(take);
      const leave = (): void => wake();
      stop.addEventListener('abort', leave);
      try {
        while (!stop.aborted) {
          const [next] = waiting;
          if (next !== undefined) {
            waiting.delete(next[0]);
            yield next[1];
          } else
            await new Promise<void>((done) => {
              wake = done;
            });
        }
      } finally {
        takers.delete(take);
        stop.removeEventListener('abort', leave);
      }
    },
  };
}
