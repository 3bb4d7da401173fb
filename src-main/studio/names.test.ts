/** Names that mean something to the language the program is written in are names like any other: none is dropped, none taken for another. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan, TablePlan } from '../contract/importing/import';
import { listSpaces } from '../store/project/space-store';
import { readFeatures, readRatings, readStimuli } from '../store/files/tables';
import { addCorpus } from './corpora/add-corpus';
import { nameClass, readClassTable } from './corpora/class-table';
import { createImports } from './import/imports';
import { createImageReader } from './image-reader';
import { createImportPlanner } from './reading/import-planner';
import { computeSpace } from './spaces/fit/compute-space';
import { readSpace } from './spaces/read-space';
import { describeJudgements } from './stimuli/describe-judgements';
import { categoriseStimuli, excludeStimuli, renameStimulus } from './stimuli/edit-stimuli';
import { excludeRatings, listRaterJudgements } from './stimuli/exclude-ratings';
import { testContext, writeMiniSample } from './test-support/mini-sample';

const odd = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype', 'length'];
/** As an import shows names of items: underscores are spaces. */
const shown = (name: string): string => name.replaceAll('_', ' ').trim();
let place: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'names-'));
  await writeMiniSample(join(place, 'assets'));
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

let count = 0;
/** A project that was imported from tables in which items, raters and categories have these names. */
async function importNamed(items: readonly string[], raters: readonly string[], categories: readonly string[]) {
  const folder = join(place, `project-${count++}`);
  const put = (name: string, lines: readonly string[]): TablePlan => {
    mkdirSync(`${folder}-tables`, { recursive: true });
    writeFileSync(join(`${folder}-tables`, name), `${lines.join('\n')}\n`);
    return { source: { kind: 'path', path: join(`${folder}-tables`, name) }, reading: {}, content: {}, space: null, mode: 'add' };
  };
  const pairs = items.flatMap((first, i) => items.slice(i + 1).map((second) => ({ first, second })));
  const placeOf = (name: string): number => items.map(shown).indexOf(shown(name));
  const value = (a: string, b: string): number => 1 + ((placeOf(a) * 3 + placeOf(b) * 5) % 5);
  const ratings = put('ratings.csv', [
    'rater,first,second,similarity',
    ...raters.flatMap((rater) => pairs.map(({ first, second }) => `${rater},${first},${second},${value(first, second)}`)),
  ]);
  const stimuli = put('stimuli.csv', ['name,category', ...items.map((item, i) => `${item},${categories[i % categories.length]!}`)]);
  const features = put('features.csv', ['name,FORM,LINES', ...items.map((item, i) => `${item},${i / 10},${-i / 10}`)]);
  const plan: ImportPlan = {
    target: { kind: 'new', folder, name: 'odd names' },
    images: null,
    tables: [
      { ...ratings, content: { kind: 'ratings', meaning: 'similarity' } },
      { ...stimuli, content: { kind: 'categories' } },
      { ...features, content: { kind: 'features' } },
    ],
    names: {},
  };
  const empty = testContext(join(place, 'assets'), null);
  await createImports(empty, createImageReader(null), createImportPlanner(null)).carryOut(plan);
  return { folder, context: testContext(join(place, 'assets'), folder), pairs, value };
}

const some = fc.shuffledSubarray(odd, { minLength: 5, maxLength: 7 });

describe('names such as constructor and __proto__', () => {
  it('of stimuli, raters, categories and spaces come through import, edits and analyses whole and apart', async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.shuffledSubarray(odd, { minLength: 2, maxLength: 3 }),
        fc.shuffledSubarray(odd, { minLength: 2, maxLength: 3 }),
        async (items, raters, categories) => {
          const { folder, context, pairs, value } = await importNamed(items, raters, categories);
          const stimuli = await readStimuli(folder);
          const names = items.map(shown);
          expect(stimuli.map(({ name }) => name).sort()).toEqual([...names].sort());
          expect(new Set(stimuli.map(({ id }) => id)).size).toBe(items.length);
          for (const { name, category } of stimuli) expect(category, name).toBe(categories[names.indexOf(name) % categories.length]);
          const nameOf = new Map(stimuli.map(({ id, name }) => [id, name]));
          const ratings = await readRatings(folder);
          expect(ratings).toHaveLength(raters.length * pairs.length);
          for (const { first, second, rating } of ratings) expect(rating).toBe(value(nameOf.get(first)!, nameOf.get(second)!));
          expect(new Set(ratings.map(({ rater }) => rater))).toEqual(new Set(raters));
          const features = await readFeatures(folder);
          for (const item of names)
            expect(
              features
                .filter(({ stimulus }) => nameOf.get(stimulus) === item)
                .map(({ feature }) => feature)
                .sort(),
            ).toEqual(['FORM', 'LINES']);
          expect((await describeJudgements(context)).raters.map(({ rater }) => rater).sort()).toEqual([...raters].sort());
          for (const rater of raters) expect(await listRaterJudgements(context, rater)).toHaveLength(pairs.length);
          await excludeRatings(context, { rater: raters[0]!, pairs: null, reason: 'slip' });
          expect(new Set((await readRatings(folder)).filter(({ excluded }) => excluded !== undefined).map(({ rater }) => rater))).toEqual(
            new Set([raters[0]]),
          );
          const settings = {
            method: 'classical',
            ties: 'primary',
            starts: 0,
            maxIterations: 10,
            seed: 1,
            ratings: { statistic: 'mean', limit: null },
          } as const;
          for (const name of ['constructor', 'toString', 'hasOwnProperty']) {
            await computeSpace(context, { name, settings, maxDims: 2 });
            const { stimuli: placed } = await readSpace(context, { name, dims: 2 });
            expect(placed.map((id) => nameOf.get(id)).sort()).toEqual([...names].sort());
          }
          expect((await listSpaces(folder)).map(({ name }) => name).sort()).toEqual(['constructor', 'hasOwnProperty', 'toString']);
          const [one, two] = stimuli;
          await renameStimulus(context, { id: one!.id, name: 'isPrototypeOf' });
          await categoriseStimuli(context, { ids: [one!.id, two!.id], category: '__proto__' });
          await excludeStimuli(context, { ids: [two!.id], reason: 'constructor' });
          const edited = await readStimuli(folder);
          expect(edited.filter((stimulus, i) => JSON.stringify(stimulus) !== JSON.stringify(stimuli[i]))).toHaveLength(2);
          expect(edited[0]).toMatchObject({ name: 'isPrototypeOf', category: '__proto__' });
          expect(edited[1]).toMatchObject({ category: '__proto__', excluded: 'constructor' });
        },
      ),
      { numRuns: 5, seed: 12 },
    );
  }, 90_000);

  it('of corpus classes are listed, joined and told apart', async () => {
    const { context, folder } = await importNamed(odd.slice(0, 5), ['a', 'b'], ['x']);
    const sketch = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1L8 8" stroke="black"/></svg>';
    for (const [corpus, names] of [
      ['one', odd],
      ['two', odd.slice(0, 4)],
    ] as const)
      // prettier-ignore
      for (const name of names)
        for (const file of ['a.svg', 'b.svg']) {
          mkdirSync(join(`${folder}-${corpus}`, name), { recursive: true });
          writeFileSync(join(`${folder}-${corpus}`, name, file), sketch);
        }
    await addCorpus(context, { folder: `${folder}-one`, name: 'constructor', kind: 'corpus' });
    const cards = await addCorpus(context, { folder: `${folder}-two`, name: '__proto__', kind: 'corpus' });
    expect(cards.map(({ classes }) => classes.map(({ name, images }) => [name, images]))).toEqual([
      [...odd].sort().map((name) => [name, 2]),
      odd
        .slice(0, 4)
        .sort()
        .map((name) => [name, 2]),
    ]);
    expect(cards[0]!.classes.filter(({ sharedWith }) => sharedWith.length > 0).map(({ name }) => name)).toEqual(odd.slice(0, 4).sort());
    await nameClass(context, { corpus: cards[0]!.id, own: 'length', name: '__proto__' });
    const rows = await readClassTable(context);
    const joined = rows.find(({ name }) => name === '__proto__');
    expect(joined?.members.map(({ own }) => own).sort()).toEqual(['__proto__', '__proto__', 'length']);
  }, 60_000);
});
