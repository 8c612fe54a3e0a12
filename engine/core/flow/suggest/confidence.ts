import type { Line } from './best-line.ts';
import type { Column } from './columns.ts';
import { valueTable } from './lines-choice.ts';
import { looksFit } from './looks.ts';
import type { NameLikeness } from './name-likeness.ts';
import { agreement } from './try-line.ts';

/** How sure a field map is, from 0 to 1, and what speaks for it, in words. */
export interface Judgement {
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** The most that a name alone, and values alone, can say. */
const nameWeight = 0.85;
const valueWeight = 0.97;
const lookWeight = 0.25;
const tableWeight = 0.55;
/** What is left of the confidence where all values differ; where the looks differ. */
const differingLeft = 0.35;
const unlikeLeft = 0.45;
/** Of two fields that agree, the one that needs no step is the likelier one. */
const stepLeft = 0.99;
/** So many compared values are half as good as any number of them. */
const halfAt = 2;

const digits = 100;
const rounded = (share: number): number => Math.round(share * digits) / digits;

const either = (one: number, other: number): number => 1 - (1 - one) * (1 - other);

function valueReason({ trial, words, steps }: Line): string | null {
  const { compared, equal, alike } = trial;
  if (compared === 0) return null;
  const most = Math.max(equal, alike);
  if (most === 0) return `none of ${compared} are equal`;
  if (equal === 0) return `${alike} of ${compared} are alike`;
  const close = alike > equal ? `, ${alike - equal} more are alike` : '';
  return `${equal} of ${compared} equal${steps.length > 0 && words !== null ? ` ${words}` : ''}${close}`;
}

/** Judges a line between two fields by names, types and values. */
export function judge(from: Column, to: Column, name: NameLikeness, line: Line): Judgement {
  const { trial } = line;
  const agreed = agreement(trial, line.cost);
  const trust = (trial.compared / (trial.compared + halfAt)) * (1 - trial.chance ** 4);
  const fit = looksFit(from.look, to.look);
  const kinds = from.field.type.kind === to.field.type.kind;
  let confidence = either(nameWeight * name.score, valueWeight * agreed * trust);
  const reasons: (string | null)[] = [name.reason, valueReason(line)];
  if (trial.compared === 0) {
    const table = valueTable(from, to, []);
    const share = table === null ? 0 : table.pairs.length / table.options;
    const isTable = [from, to].every(({ field }) => field.type.kind === 'choice');
    if (isTable && table !== null && share > 0) {
      confidence = either(confidence, tableWeight * share);
      reasons.push(`${table.pairs.length} of ${table.options} options have a twin`);
    }
    if (fit > 0) confidence = either(confidence, lookWeight * fit * (kinds ? 1 : 0.5));
    if (fit > 0.9) reasons.push(`both hold ${lookWords[from.look ?? 'words'] ?? 'the same kind of text'}`);
  }
  if (fit < 0) confidence *= unlikeLeft;
  confidence *= 1 - (1 - differingLeft) * trust * (1 - agreement(trial));
  if (!kinds && line.steps.length > 0 && trial.compared === 0) confidence *= 0.9;
  confidence *= stepLeft ** line.steps.length;
  const told = reasons.filter((reason) => reason !== null);
  return { confidence: rounded(confidence), reasons: kinds && told.length === 0 ? ['same type'] : told };
}

const lookWords: { readonly [look: string]: string } = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  url: 'web addresses',
};
