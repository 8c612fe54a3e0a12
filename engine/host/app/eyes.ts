import { coveredProblem, type Mask } from '../../core/roles/mask.ts';
import { maskedRun } from '../../core/roles/masked.ts';
import { seesPersonal } from '../../core/roles/roles.ts';
import { Fault } from '../../model/fault.ts';
import type { News } from '../../protocol/calls/news.ts';
import { maskedStore } from '../roles/masked-store.ts';
import { freshLetters, livingMask } from '../roles/masker.ts';
import type { Engine } from './engine.ts';
import type { House } from './house.ts';
import type { Who } from './part.ts';

const notShown = new Fault('setting', {
  code: 'role/no-values',
  message: 'Whoever is not shown personal values cannot look into the systems here.',
  fix: 'Ask an analyst to look, or an admin for another role.',
});

/** The same for as long as the engine runs: what a window was shown masked, it can ask for again. */
const letters = freshLetters();

/** What hides personal values from somebody; null: they see all. */
export const maskFor = ({ place }: Pick<Engine, 'place'>, { role }: Pick<Who, 'role'>): Mask | null =>
  seesPersonal[role] ? null : livingMask(place, letters, () => performance.now());

/** News as somebody may hear them. */
export function heard(news: News, mask: Mask | null): News {
  if (mask === null) return news;
  if (news.kind === 'run') return { kind: 'run', run: maskedRun(mask, news.run) };
  if (news.kind === 'problem') return { kind: 'problem', problem: coveredProblem(news.problem) };
  return news;
}

/**
 * The house as it is for windows whose people are not shown personal values: its state hides them and is never written, and
 * its systems are shut. What computes with values as they are is given the whole house, and hides them by itself.
 */
export function maskedHouse(house: House, mask: Mask): House {
  const { engine } = house;
  const store = maskedStore(engine.store, mask);
  return {
    ...house,
    engine: {
      ...engine,
      store,
      world: (options) => ({ ...engine.world(options), store }),
      withSystems: () => Promise.reject(notShown),
    },
  };
}
