/** Finds every sentence for people in the sources: the templates of say`…` and phrase`…`, and both numbers of countOf(n, one, many). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { hasWords, type Dictionary } from '../strings/translate';
import { listSources } from './architecture';

export interface FoundTemplate {
  readonly template: string;
  readonly place: string; // 'src-main/store/files/csv.ts:52'
}

/** Also what breaks the rules: an error with plain text where a window may show it. */
export interface FoundMessages {
  readonly templates: readonly FoundTemplate[];
  readonly plainErrors: readonly string[];
}

/** Whoever types commands reads English. */
const english = /^src-main\/hosts\/(cli|bench)\//;

export function findMessages(root: string): FoundMessages {
  const files = listSources(root).filter(
    (path) =>
      path.startsWith('src-main/') && path.endsWith('.ts') && !english.test(path) && !/\.(test|fixture)\.ts$|\/test-support\//.test(path),
  );
  const found = files.map((path) => findIn(path, readFileSync(join(root, path), 'utf8')));
  return { templates: found.flatMap(({ templates }) => templates), plainErrors: found.flatMap(({ plainErrors }) => plainErrors) };
}

export function findIn(path: string, text: string): FoundMessages {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const templates: FoundTemplate[] = [];
  const plainErrors: string[] = [];
  const placeOf = (node: ts.Node): string => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && ts.isIdentifier(node.tag) && /^(say|phrase)$/.test(node.tag.text))
      templates.push({ template: templateOf(node.template), place: placeOf(node) });
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'countOf')
      for (const word of node.arguments.slice(1))
        if (ts.isStringLiteralLike(word)) templates.push({ template: `{0} ${word.text}`, place: placeOf(node) });
    if (ts.isNewExpression(node) && node.expression.getText() === 'AppError') {
      const sentence = node.arguments?.[1];
      if (
        sentence !== undefined &&
        (ts.isStringLiteralLike(sentence) ||
          ts.isTemplateExpression(sentence) ||
          (ts.isBinaryExpression(sentence) && sentence.operatorToken.kind === ts.SyntaxKind.PlusToken))
      )
        plainErrors.push(placeOf(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { templates, plainErrors };
}

function templateOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce((text, { literal }, i) => `${text}{${i}}${literal.text}`, template.head.text);
}

/** '{0} {1}' of a template, each once and in order. */
export function gapsOf(template: string): string {
  return [...new Set(template.match(/\{\d+\}/g) ?? [])].sort().join(' ');
}

/** One sentence per gap of a language. */
export function findGaps(templates: readonly FoundTemplate[], dictionary: Dictionary): string[] {
  const places = new Map(templates.map(({ template, place }) => [template, place]));
  const needed = [...places].filter(([template]) => hasWords(template));
  return [
    ...needed
      .filter(([template]) => !Object.hasOwn(dictionary, template))
      .map(([template, place]) => `${place} is not translated: ${template}`),
    ...Object.keys(dictionary)
      .filter((template) => !places.has(template))
      .map((template) => `is said nowhere any more: ${template}`),
    ...Object.entries(dictionary)
      .filter(([template, other]) => gapsOf(template) !== gapsOf(other))
      .map(([template, other]) => `has other gaps: ${template} / ${other}`),
  ];
}
