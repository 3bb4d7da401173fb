/** Holds CONTRIBUTING's recipes to what they say: how many files name a metric, a regression, a baseline, a language. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { baselineMethods, regressorNames } from '../src-main/core/catalogue/methods';
import { dictionaries } from '../strings/languages';
import type { Metric } from '../src-main/core/catalogue/metrics';

const root = resolve(import.meta.dirname, '..');
const listed = /languages = \{([^}]*)\}/.exec(readFileSync(join(root, 'src-renderer/strings/language.svelte.ts'), 'utf8'))?.[1] ?? '';
const languages = [...listed.matchAll(/(\w+):/g)].map((match) => match[1]!);
const others = languages.filter((code) => code !== 'en');

/** The files of each recipe as CONTRIBUTING's table has them, those of each language written out. */
const recipes = new Map(
  readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    .split('\n')
    .flatMap((line): [string, string[]][] => {
      const [, name, cell] = /^\| (an? [^|`]+?) \| ([^|]*`[^|]*) \|$/.exec(line) ?? [];
      const paths = [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
      return name === undefined
        ? []
        : [
            [
              name,
              paths.flatMap((path) => (path.includes('<language>') ? others.map((code) => path.replace('<language>', code)) : [path])),
            ],
          ];
    }),
);
function filesOf(recipe: string): string[] {
  const files = recipes.get(recipe);
  if (files === undefined) throw new Error(`CONTRIBUTING has no recipe ‘${recipe}’, but ${[...recipes.keys()].join(', ')}`);
  return [...files].sort();
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return sources(path);
    return /\.(ts|svelte)$/.test(name) && !/\.(test|fixture)\.ts$/.test(name) ? [path] : [];
  });
}
const texts = ['src-main', 'src-renderer', 'strings']
  .flatMap(sources)
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Files that name a key: as a string, or as a property of an object or type. */
function filesNaming(key: string): string[] {
  return texts.flatMap(({ path, text }) => {
    if (!text.includes(key)) return [];
    const code = path.endsWith('.svelte') ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n') : text;
    let isNamed = false;
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) && node.text === key) isNamed = true;
      else if ((ts.isPropertyAssignment(node) || ts.isPropertySignature(node) || ts.isShorthandPropertyAssignment(node)) && ts.isIdentifier(node.name) && node.name.text === key) isNamed = true;
      else if (ts.isPropertyAccessExpression(node) && node.name.text === key) isNamed = true;
      if (!isNamed) ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true));
    return isNamed ? [path] : [];
  });
} // prettier-ignore

describe('recipes', () => {
  it('a metric is a row, a function and words in each language', () => {
    const files = filesOf('a metric');
    expect(files).toHaveLength(3 + languages.length - 1);
    // Of metrics of places; `neighbourCount` and other words for the same thing have their own names.
    for (const key of ['med', 'knn'] satisfies Metric[]) expect(filesNaming(key), key).toEqual(files);
  });

  it('a regression is a row, a function and words in each language', () => {
    const files = filesOf('a regression');
    expect(files).toHaveLength(3 + languages.length - 1);
    for (const name of regressorNames.filter((each) => each === 'ridge')) expect(filesNaming(name), name).toEqual(files);
  });

  it('a baseline is a row, a function and words in each language', () => {
    const files = filesOf('a baseline');
    expect(files).toHaveLength(3 + languages.length - 1);
    for (const method of baselineMethods) expect(filesNaming(method), method).toEqual(files);
  });

  it('a chart is a scene, where its data and caption come from, a row, and the words inside it', () => {
    const files = filesOf('a chart');
    const [scene, word] = ['src-main/core/figures/rows/errors-scene.ts', 'errorsChart'];
    const takers = texts.filter(({ text }) => text.includes("/errors-scene'")).map(({ path }) => path);
    expect([...new Set([...takers, ...filesNaming(word)])].filter((path) => path !== scene).sort()).toEqual(files);
  });

  it.each([
    ['a method', /multi-task/],
    ['a layer', /reshape/],
    ['a format of figures', /pdf/],
    ['an importer', /spss|'sav'/i],
  ])('%s touches files that name those there are', (recipe, named) => {
    for (const file of filesOf(recipe)) expect(texts.find(({ path }) => path === file)?.text ?? `there is no ${file}`, file).toMatch(named);
  });

  it('every file of a recipe exists, of one subject at least', () => {
    expect(recipes.size).toBe(10);
    for (const [recipe, files] of recipes)
      for (const file of files) expect(existsSync(join(root, file.replace('<subject>', 'stimuli'))), `${recipe}: ${file}`).toBe(true);
  });

  it('nobody but the registry draws a figure or makes its table', () => {
    const scenes = texts
      .filter(({ path }) => /core\/figures\/\w+\/[a-z-]+-scene\.ts$/.test(path))
      .map(({ path }) => path.split('/').at(-1)!.replace('.ts', ''));
    expect(scenes.length).toBeGreaterThan(10);
    const drawers = texts.flatMap(({ path, text }) =>
      scenes
        .filter((scene) =>
          new RegExp(`import \\{[^}]*\\b\\w+(Scene|Table)\\b[^}]*\\} from '[^']*/${scene}'`).test(text.replace(/type \w+/g, '')),
        )
        .map(() => path),
    );
    expect([...new Set(drawers)]).toEqual(['src-main/core/figures/figures.ts', 'src-main/core/figures/map/map-chart.ts']);
  });

  it('a language is a folder beside the others, and one file that lists it', () => {
    const ofLanguage = (code: string): string[] => readdirSync(join(root, 'src-renderer/strings', code)).sort();
    for (const code of languages) expect(ofLanguage(code), code).toEqual(ofLanguage('en'));
    const folders = others.flatMap((code) => [`src-renderer/strings/${code}`, `strings/${code}`]);
    expect(filesOf('a language')).toEqual([...folders, 'src-renderer/strings/language.svelte.ts', 'strings/languages.ts'].sort());
    expect(Object.keys(dictionaries)).toEqual(languages.filter((code) => code !== 'en'));
    expect(
      readdirSync(join(root, 'strings'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name),
    ).toEqual(Object.keys(dictionaries));
    const importers = texts
      .filter(({ path, text }) =>
        languages.some(
          (code) =>
            code !== 'en' && !path.startsWith(`src-renderer/strings/${code}/`) && new RegExp(`from '[^']*strings/${code}/`).test(text),
        ),
      ) // prettier-ignore
      .map(({ path }) => path);
    expect(importers).toEqual([]); // nobody outside takes one language's words but through the switch
  });
});
