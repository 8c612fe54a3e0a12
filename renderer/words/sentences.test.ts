import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { connectorOf, systems } from '../../engine/connectors/catalog.ts';
import { brake } from '../../engine/core/brake/brake.ts';
import { compile } from '../../engine/core/compile/compile.ts';
import { fixesFor } from '../../engine/core/flow/fix/fixes-for.ts';
import { formFields } from '../../engine/core/form/form-fields.ts';
import { factsOf } from '../../engine/testing/brake-facts.ts';
import { brokenFlows } from '../../engine/testing/broken-flows.ts';
import { catalog } from '../../engine/testing/demo-flow.ts';
import { mapPlan, syncPlan } from '../../engine/testing/plans.ts';
import { isTest, sourcesEnding } from '../../engine/testing/sources.ts';
import { saidInGerman } from './de/sentences/index.ts';
import { chooseLanguage } from './language.ts';
import { phrasebook } from './phrasebook.ts';
import { inOwnWords } from './sentences.ts';

const german = phrasebook(saidInGerman);
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{~?(\w+)\}\}/g)].map(([, name = '']) => name).sort();
const unknown = (sentences: Iterable<string>): readonly string[] =>
  [...new Set(sentences)].filter((one) => one !== '' && german.translate(one) === null);

/** Three words of a sentence that stand together, wherever they do; fewer where there are not as many. */
function stretchesOf(english: string): readonly string[] {
  const runs = english.split(/\{\{~?\w+\}\}|[^\p{L}' -]+/u).map((run) => run.trim().split(' '));
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

  it('have the same values in both languages', () => {
    for (const [english, text] of Object.entries(saidInGerman)) expect(places(text), english).toEqual(places(english));
  });

  it('are still said by the engine: what it does not say any more is no longer translated', () => {
    const said = sourcesEnding('.ts')
      .filter(({ path }) => path.startsWith('engine/') && !isTest(path))
      .map(({ text }) => text.replaceAll(/\\(['"`\\])/g, '$1'))
      .join('\n');
    expect(
      Object.keys(saidInGerman).filter((english) => !stretchesOf(english).some((one) => said.includes(one))),
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
