import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectorOf, systems } from '../../engine/connectors/catalog.ts';
import { brake } from '../../engine/core/brake/brake.ts';
import { compile } from '../../engine/core/compile/compile.ts';
import { compareFlows } from '../../engine/core/flow/compare.ts';
import { edit } from '../../engine/core/flow/edit.ts';
import { fixesFor } from '../../engine/core/flow/fix/fixes-for.ts';
import { formFields } from '../../engine/core/form/form-fields.ts';
import { steps } from '../../engine/core/steps/list.ts';
import { anyCommand, anyFlow } from '../../engine/testing/arbitrary-flow.ts';
import { factsOf } from '../../engine/testing/brake-facts.ts';
import { brokenFlows } from '../../engine/testing/broken-flows.ts';
import { catalog } from '../../engine/testing/demo-flow.ts';
import { mapPlan, syncPlan } from '../../engine/testing/plans.ts';
import { saidSentences, saidTexts } from '../../engine/testing/said-sentences.ts';
import { isTest, type Source, sourcesEnding } from '../../engine/testing/sources.ts';
import { saidInGerman } from './de/sentences/index.ts';
import { chooseLanguage } from './language.ts';
import { phrasebook } from './phrasebook.ts';
import { inOwnWords } from './sentences.ts';

const german = phrasebook(saidInGerman);
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{[~&#]?(\w+)\}\}/g)].map(([, name = '']) => name).sort();
const unknown = (sentences: Iterable<string>): readonly string[] =>
  [...new Set(sentences)].filter((one) => one !== '' && german.translate(one) === null);

/** Words that no German sentence has, outside of what stands in quotes. */
const english =
  /\b(?:the|of|is|are|with|were|for|that|and|or|not|to|when|only|every|wins|asks?|person|none|instead|its|than|left|right|text|fields?|records?|sides?|by|at|once|blank|edits)\b/;
const bare = (text: string): string => text.replaceAll(/„[^“]*“|"[^"]*"|\{\w+\}|--value \S+/g, '');

/** What is not said in German, or not wholly: the sentence, and what became of it. */
const halfSaid = (sentence: string): string | null => {
  const said = german.translate(sentence);
  return said === null || english.test(bare(said)) ? `${sentence} -> ${said}` : null;
};

/** What only the command line says, what is made for tests, and what a system of tests says. */
const elsewhere = /^engine\/(?:host\/(?:cli|sample|verify)|connectors\/(?:memory|conformance))/;
const spoken = sourcesEnding('.ts').filter(
  ({ path }) => path.startsWith('engine/') && !isTest(path) && !elsewhere.test(path),
);

/** Sentences whose words are chosen one by one; each of them is tried by a problem of a drawing, or is in the book in full. */
const pieced = [
  '¤ of ¤ ¤.',
  '¤ ¤ not known here.',
  'Trigger ¤: an interval of ¤ minutes is too ¤.',
  'Trigger ¤: ¤¤ is ¤a file, so no change can be noticed.',
];

/** Files that hold words which are no whole sentences. */
const ofWords = [
  'engine/host/app/preview/why.ts',
  'engine/host/app/round-trip/loss-words.ts',
  'engine/run/inbox/question-line.ts',
  'engine/host/app/review/decide-writing.ts',
  'engine/core/flow/suggest/lines-number.ts',
  'engine/core/flow/suggest/lines-text.ts',
  'engine/core/flow/suggest/lines-time.ts',
  'engine/core/flow/suggest/name-likeness.ts',
  'engine/core/flow/suggest/whole-names.ts',
];

/** Three words of a sentence that stand together, wherever they do; fewer where there are not as many. */
function stretchesOf(sentence: string): readonly string[] {
  const runs = sentence.split(/\{\{[~&#]?\w+\}\}|[^\p{L}' -]+/u).map((run) => run.trim().split(' '));
  return runs
    .flatMap((run) => run.map((_, at) => run.slice(at, at + 3)))
    .map((run) => run.join(' '))
    .filter((run) => run.length > 1);
}

function* whatCompilingSays(): Generator<string> {
  for (const { flow, shapes } of brokenFlows) {
    const compiled = compile(flow, catalog, shapes);
    for (const problem of compiled.ok ? compiled.value.advice : compiled.error) {
      yield problem.message;
      yield problem.fix;
      for (const fix of fixesFor(problem, { flow, catalog, shapes })) yield fix.label;
    }
  }
}

afterEach(() => chooseLanguage('en'));

describe('sentences of the engine', () => {
  it('are said in the language of the window; one that nobody translated stays as it is', async () => {
    expect(inOwnWords('Add a field map.')).toBe('Add a field map.');
    await chooseLanguage('de');
    expect(inOwnWords('Add a field map.')).toBe('Eine Feldzuordnung hinzufügen.');
    expect(inOwnWords('The moon is full.')).toBe('The moon is full.');
  });

  it('are there in German for every problem of a drawing and every button that mends one', () => {
    expect(unknown(whatCompilingSays())).toEqual([]);
  });

  it('are there in German for the brakes', () => {
    const both = { created: 100_000, updated: 100_000, removed: 100_000 };
    const facts = factsOf({
      planned: { left: both, right: both },
      blanked: { left: { phone: 100_000 }, right: {} },
      counted: { left: 0, right: 3 },
      countedBefore: { left: 1000, right: 1000 },
      newConflicts: 100_000,
      newAmbiguous: 100_000,
      identityChanged: { left: true, right: false },
      canaryLost: { left: '7', right: null },
      planChanged: true,
      skewMs: { left: 86_400_000, right: 0 },
    });
    const pulled = brake(syncPlan([mapPlan('email')]), facts);
    expect(pulled.length).toBeGreaterThan(10);
    expect(unknown(pulled.flatMap(({ message, fix }) => [message, fix]))).toEqual([]);
  });

  it('are there in German for all that the engine says in whole sentences', () => {
    const said = spoken.flatMap((source) => saidSentences(source));
    expect(said.length).toBeGreaterThan(900);
    expect(
      said.flatMap(([where, sentence]) => {
        const half = pieced.includes(sentence) ? null : halfSaid(sentence);
        return half === null ? [] : [`${where} ${half}`];
      }),
    ).toEqual([]);
  });

  it('are there in German for the words with which the engine gives reasons', () => {
    const within = phrasebook(
      Object.fromEntries(Object.entries(saidInGerman).map(([key, text]) => [key.replace(/^~/, ''), text])),
    );
    const said = spoken.filter(({ path }) => ofWords.includes(path)).flatMap((source: Source) => saidTexts(source));
    const texts = said
      .map(([, text]) => text)
      .filter((text) => /\p{L}{2,} \p{L}|¤ \p{L}{2}|\p{L}{2} ¤/u.test(text) && text !== '¤ in ¤');
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => within.translate(text.replace(/^, /, '')) === null)).toEqual([]);
  });

  it('are there in German for what two versions draw differently', () => {
    const left = new Set<string>();
    const anyEdit = fc.property(anyFlow, anyCommand, (flow, command) => {
      const next = edit(flow, command);
      if (!next.ok) return;
      const told = [...compareFlows(flow, next.value[0]), ...compareFlows(next.value[0], flow)];
      for (const { words } of told) {
        const half = halfSaid(words);
        if (half !== null) left.add(half);
      }
    });
    fc.assert(anyEdit, { seed: 7, numRuns: 500 });
    expect([...left]).toEqual([]);
  });

  it('are there in German for what each step does with its settings', () => {
    const said = steps.flatMap((step) => step.samples.map(({ settings }) => step.sentence(settings)));
    expect(said.length).toBeGreaterThan(100);
    expect(said.flatMap((sentence) => halfSaid(sentence) ?? [])).toEqual([]);
    expect(steps.filter(({ label }) => !(`~${label}` in saidInGerman)).map(({ label }) => label)).toEqual([]);
  });

  it('have the same values in both languages', () => {
    for (const [english, text] of Object.entries(saidInGerman)) expect(places(text), english).toEqual(places(english));
  });

  it('are still said by the engine: what it does not say any more is no longer translated', () => {
    const said = sourcesEnding('.ts')
      .filter(({ path }) => path.startsWith('engine/') && !isTest(path))
      .map(({ text }) => text.replaceAll(/\\(['"`\\])/g, '$1'))
      .join('\n');
    expect(
      Object.keys(saidInGerman).filter((sentence) => !stretchesOf(sentence).some((one) => said.includes(one))),
    ).toEqual([]);
  });

  it('are there in German for the forms of all systems', async () => {
    const said: string[] = [];
    for (const { kind, label, about } of systems()) {
      const { settings, secrets } = await connectorOf(kind);
      said.push(label, about);
      for (const secret of secrets) said.push(secret.label, secret.help ?? '');
      for (const field of formFields(z.toJSONSchema(settings, { io: 'input' }))) {
        said.push(field.label, field.help);
        if (field.as === 'choice' && field.name !== 'encoding')
          said.push(...field.options.map((one) => one.label), field.open ?? '');
        if (field.as === 'pairs') said.push(...field.options.map((one) => one.label), field.each);
      }
    }
    expect(said.length).toBeGreaterThan(30);
    const names = ['PostgreSQL', 'SQLite'];
    expect(unknown(said).filter((one) => !names.includes(one))).toEqual([]);
  });
});
