/** The tables of the study's public data: items, folds, categories, features, coordinates, stress. Text in, rows out. */
import { AppError } from '../../contract/app-error';
import { phrase, say } from '../../contract/message';
import type { FeatureValue } from '../../contract/study/stimulus';
import { readNumber, rowError, splitCsv, splitRows } from '../files/csv';

/** What an item's name is compared by: 'Salt Shaker', 'salt_shaker' and 'salt-shaker' are one item. Also a valid id. */
export function itemKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? '';
}

/** One name in each row, no header. */
export function readItemNames(text: string, path: string): string[] {
  const seen = new Set<string>();
  return splitRows(text, path).map(({ row, cells }) => {
    const name = cells[0]!.trim();
    if (itemKey(name) === '') throw rowError(path, row, phrase`‘${name}’ is not a name`);
    if (seen.has(itemKey(name))) throw rowError(path, row, phrase`the item ‘${name}’ stands there twice`);
    seen.add(itemKey(name));
    return name;
  });
}

/** Rows 'path/C21I07_parrot.png,2': image file and fold, no header. */
export function readFoldList(text: string, path: string): { id: string; category: string; name: string; fold: number }[] {
  const seen = new Set<string>();
  return splitRows(text, path).map(({ row, cells }) => {
    const file = /([^/\\]+)\.[a-z]+$/i.exec(cells[0]!.trim())?.[1];
    const parts = file === undefined ? null : splitImageName(file);
    if (parts === null) throw rowError(path, row, phrase`‘${cells[0]!}’ is not an image name like C21I07_parrot.png`);
    const fold = Number(cells[1]);
    if (!Number.isInteger(fold) || fold < 0 || fold > 4)
      throw rowError(path, row, phrase`the fold must be 0 to 4, not ‘${cells[1] ?? ''}’`);
    if (seen.has(parts.id)) throw rowError(path, row, phrase`the item ${parts.id} stands there twice`);
    seen.add(parts.id);
    return { ...parts, fold };
  });
}

/** 'C21I07_parrot' is item 07 of category C21; null for names without such a code. */
export function splitImageName(file: string): { id: string; category: string; name: string } | null {
  const parts = /^((C\d+)I\d+)[_ -](.+)$/i.exec(file);
  return parts === null ? null : { id: parts[1]!.toUpperCase(), category: parts[2]!.toUpperCase(), name: parts[3]!.replaceAll('_', ' ') };
}

/** Rows 'C21_Vögel,birds': code with German name, English name. */
export function readCategoryNames(text: string, path: string): Map<string, string> {
  return new Map(
    splitRows(text, path).map(({ row, cells }) => {
      const code = /^(C\d+)_/i.exec(cells[0]!.trim())?.[1];
      const name = cells[1]?.trim() ?? '';
      if (code === undefined || name === '') throw rowError(path, row, phrase`it must read like C21_Vögel,birds`);
      return [code.toUpperCase(), name];
    }),
  );
}

/** Header item;ratingType;FORM;...: one row for each item and scale. */
export function readFeatureTable(text: string, path: string, ids: ReadonlyMap<string, string>): FeatureValue[] {
  const { header, rows } = splitCsv(text, path, ';');
  const [item, scaleColumn, ...features] = header;
  if (item !== 'item' || scaleColumn !== 'ratingType' || features.length === 0)
    throw new AppError('bad-input', say`${path} must have the columns item;ratingType;FORM;LINES;… and has: ${header.join(';')}.`);
  return rows.flatMap(({ row, cells }) => {
    const stimulus = findItem(cells[0]!, ids, path, row);
    return features.map((feature, i) => ({ stimulus, scale: cells[1]!, feature, value: numberAt(cells[i + 2]!, path, row) }));
  });
}

/** Rows 'ant,-0.7,0.6,...', no header; by the item's key. */
export function readCoordinates(text: string, path: string): Map<string, { name: string; at: number[] }> {
  const table = new Map<string, { name: string; at: number[] }>();
  for (const { row, cells } of splitRows(text, path)) {
    const [name, ...numbers] = cells;
    const key = itemKey(name!);
    if (table.has(key)) throw rowError(path, row, phrase`the item ‘${name!}’ stands there twice`);
    table.set(key, { name: name!.trim(), at: numbers.map((cell) => numberAt(cell, path, row)) });
  }
  return table;
}

/** Kruskal's Stress-1 of nonmetric scaling with primary ties, by number of dimensions. */
export function readStress(text: string, path: string): Map<number, number> {
  const { header, rows } = splitCsv(text, path);
  const column = header.indexOf('nonmetric_stress_primary');
  if (header[0] !== 'dim' || column < 0)
    throw new AppError('bad-input', say`${path} needs the columns dim and nonmetric_stress_primary and has: ${header.join(', ')}.`);
  return new Map(rows.map(({ row, cells }) => [numberAt(cells[0]!, path, row), numberAt(cells[column]!, path, row)]));
}

export function findItem(name: string, ids: ReadonlyMap<string, string>, path: string, row: number): string {
  const id = ids.get(itemKey(name));
  if (id === undefined) throw rowError(path, row, phrase`‘${name}’ is not one of the study's items`);
  return id;
}

export function numberAt(cell: string, path: string, row: number): number {
  const read = readNumber(cell);
  if ('reason' in read) throw rowError(path, row, read.reason);
  return read.value;
}
