import { affixStep } from './affix.ts';
import { caseStep } from './case.ts';
import { cleanStep } from './clean.ts';
import { constantStep } from './constant.ts';
import { countryStep } from './country.ts';
import { currencyStep } from './currency.ts';
import { cutStep } from './cut.ts';
import { dateTimeStep } from './date-time.ts';
import { emailStep } from './email.ts';
import { expressionStep } from './expression.ts';
import { firstNonBlankStep } from './first-non-blank.ts';
import { hashTextStep } from './hash-text.ts';
import { joinStep } from './join.ts';
import { jsonPathStep } from './json-path.ts';
import { languageStep } from './language.ts';
import { listArrangeStep } from './list-arrange.ts';
import { listChangeStep } from './list-change.ts';
import { listCountStep } from './list-count.ts';
import { listFilterStep } from './list-filter.ts';
import { listHasStep } from './list-has.ts';
import { listItemStep } from './list-item.ts';
import { listJoinStep } from './list-join.ts';
import { listMapStep } from './list-map.ts';
import { lookupStep } from './lookup.ts';
import { markupStep } from './markup.ts';
import { maskStep } from './mask.ts';
import { multiplyStep } from './multiply.ts';
import { numberFormatStep } from './number-format.ts';
import { numberParseStep } from './number-parse.ts';
import { padStep } from './pad.ts';
import { phoneStep } from './phone.ts';
import { pickStep } from './pick.ts';
import { replaceStep } from './replace.ts';
import { roundStep } from './round.ts';
import { splitStep } from './split.ts';
import type { Step } from './step.ts';
import { templateStep } from './template.ts';
import { textToBooleanStep } from './text-to-boolean.ts';
import { textToChoiceStep } from './text-to-choice.ts';
import { textToDateStep } from './text-to-date.ts';
import { textToNumberStep } from './text-to-number.ts';
import { unitsStep } from './units.ts';
import { urlStep } from './url.ts';
import { valueMapStep } from './value-map.ts';

/** Every step there is, in the order in which people are offered them. Adding one adds a file and a line here. */
export const steps: readonly Step[] = [
  cleanStep,
  caseStep,
  cutStep,
  padStep,
  affixStep,
  replaceStep,
  splitStep,
  joinStep,
  templateStep,
  markupStep,
  valueMapStep,
  lookupStep,
  textToNumberStep,
  textToBooleanStep,
  textToDateStep,
  textToChoiceStep,
  numberFormatStep,
  numberParseStep,
  roundStep,
  multiplyStep,
  unitsStep,
  dateTimeStep,
  phoneStep,
  emailStep,
  urlStep,
  countryStep,
  languageStep,
  currencyStep,
  maskStep,
  hashTextStep,
  listJoinStep,
  listItemStep,
  listArrangeStep,
  listFilterStep,
  listMapStep,
  listChangeStep,
  listHasStep,
  listCountStep,
  jsonPathStep,
  firstNonBlankStep,
  pickStep,
  expressionStep,
  constantStep,
];

const byUse: ReadonlyMap<string, Step> = new Map(steps.map((step) => [step.use, step]));

/** The step that a flow's `use` names; undefined where this version has none. Settings may be given to it raw or parsed. */
export function findStep(use: string): Step | undefined {
  return byUse.get(use);
}
