/** Reads Iconify icon sets from their npm packages and finds the outline drawings of named things in them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { ClassTable, IconSetDefinition } from './sample-definition';

export interface IconSet {
  readonly prefix: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly url: string;
  /** By icon name: a whole SVG document, black lines on nothing. */
  readonly drawings: ReadonlyMap<string, string>;
  /** The names that people use for the drawing: no style ending, no numbering. By that name, the icons in order. */
  readonly outlines: ReadonlyMap<string, readonly string[]>;
}

/** Licences that allow use with a mention of the author; anything else is refused. */
export const permissiveLicences = ['MIT', 'ISC', 'Apache-2.0', 'Unlicense', 'CC0-1.0', 'CC-BY-4.0'] as const;

export async function readIconSet(definition: IconSetDefinition): Promise<IconSet> {
  const load = createRequire(import.meta.url);
  const info = infoSchema.parse(JSON.parse(await readFile(load.resolve(`${definition.package}/info.json`), 'utf8')));
  const file = iconsSchema.parse(JSON.parse(await readFile(load.resolve(`${definition.package}/icons.json`), 'utf8')));
  const licence = info.license.spdx;
  if (!permissiveLicences.some((allowed) => allowed === licence))
    throw new Error(`${definition.package} has the licence ${licence ?? info.license.title}, which is not on the list of permissive ones.`);
  const names = Object.keys(file.icons);
  return {
    prefix: file.prefix,
    title: info.name,
    author: info.author.name,
    licence: licence!,
    url: info.author.url ?? info.license.url ?? '',
    drawings: new Map(names.map((name) => [name, drawIcon(file.icons[name]!, file.width ?? 16, file.height ?? file.width ?? 16)])),
    outlines: groupOutlines(names, definition),
  };
}

/** 'bus-alt-24-outline' and 'bus-alt' of a set whose outlines end in '-outline' answer to the name 'bus-alt'. */
export function groupOutlines(names: readonly string[], definition: Omit<IconSetDefinition, 'package'>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const filled = definition.notOutline === undefined ? null : new RegExp(definition.notOutline);
  const ending = definition.outlineEnding ?? '';
  for (const name of names) {
    if (!name.endsWith(ending) || (filled?.test(name) ?? false)) continue;
    const plain = withoutNumbers(name.slice(0, name.length - ending.length));
    groups.set(plain, [...(groups.get(plain) ?? []), name]);
  }
  return groups;
}

/** The icons of a set that show a class, best names first, at most two: a set often draws the same idea many times. */
export function findIcons(set: Pick<IconSet, 'prefix' | 'outlines'>, className: string, table: ClassTable): string[] {
  const skipped = new Set(table.skip);
  return (table.classes[className] ?? [])
    .flatMap((name) => set.outlines.get(name) ?? [])
    .filter((icon) => !skipped.has(`${set.prefix}:${icon}`))
    .slice(0, 2);
}

const infoSchema = z.object({
  name: z.string(),
  author: z.object({ name: z.string(), url: z.string().optional() }),
  license: z.object({ title: z.string(), spdx: z.string().optional(), url: z.string().optional() }),
});
const iconSchema = z.object({
  body: z.string(),
  left: z.number().optional(),
  top: z.number().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});
const iconsSchema = z.object({
  prefix: z.string(),
  icons: z.record(z.string(), iconSchema),
  width: z.number().optional(),
  height: z.number().optional(),
});

function drawIcon(icon: z.infer<typeof iconSchema>, setWidth: number, setHeight: number): string {
  const { left = 0, top = 0, width = setWidth, height = setHeight } = icon;
  const box = `viewBox="${left} ${top} ${width} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${box} width="256" height="256" color="#000">${icon.body}</svg>`;
}

function withoutNumbers(name: string): string {
  const words = name.split('-').filter((word) => !/^\d+$/.test(word));
  return words.map((word) => word.replace(/(?<=[a-z])\d+$/, '')).join('-');
}
