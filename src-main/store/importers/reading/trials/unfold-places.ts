/** A row for each person with two columns for each item, ‘cup_x’ and ‘cup_y’: a row for each item, so that all that reads places reads these too. */
import { parseNumber } from '../../table-cells';
import { strengthOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';

const leading = /^([xy])(?:[ _.-]?(?:pos|coord|position|koord))?[ _.:|-]+(.+)$/i;
const trailing = /^(.+?)[ _.:|-]+(?:(?:pos|coord|position|koord)[ _.:|-]?)?([xy])(?:[ _.-]?(?:pos|coord|position|koord))?$/i;
const noItems =
  /^(start|end|init|initial|final|mouse|cursor|click|clicked|screen|gaze|eye|left|right|target|touch|pos|position|coord|window|canvas)$/i;

interface Places {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Null where the headers name no places of three items or more. */
export function unfoldPlaces(table: FoundTable): FoundTable | null {
  const { header, rows, reading } = table;
  const isNumber = (index: number): boolean =>
    rows.some(({ cells }) => cells[index] !== '') &&
    rows.every(({ cells }) => cells[index] === '' || parseNumber(cells[index]!, reading.decimal) !== null);
  const places = findPlaces(header, trailing, 1, 2) ?? findPlaces(header, leading, 2, 1);
  if (places === null || !places.every(({ x, y }) => isNumber(x) && isNumber(y))) return null;
  const used = new Set(places.flatMap(({ x, y }) => [x, y]));
  const kept = header.map((_, i) => i).filter((i) => !used.has(i));
  if (kept.filter(isNumber).length > used.size) return null;
  const hasRater = kept.some((i) => strengthOf(header[i]!, 'rater') >= 2) || rows.length === 1;
  const before = (row: FoundTable['rows'][number]): string[] => [
    ...(hasRater ? [] : [`row ${row.row}`]),
    ...kept.map((i) => row.cells[i]!),
  ];
  const added = hasRater ? [] : ['participant'];
  return {
    ...table,
    header: [...added, ...kept.map((i) => header[i]!), 'item', 'x', 'y'],
    titles: [...added.map(() => ''), ...kept.map((i) => table.titles[i] ?? ''), '', '', ''],
    rows: rows.flatMap((row) =>
      places.flatMap(({ name, x, y }) =>
        row.cells[x] === '' || row.cells[y] === '' ? [] : [{ row: row.row, cells: [...before(row), name, row.cells[x]!, row.cells[y]!] }],
      ),
    ),
    sheet: { name: table.sheet.name, lines: table.sheet.lines },
    remarks: [...table.remarks, { code: 'places-unfolded', example: header[places[0]!.x]!, items: places.length }],
  };
}

function findPlaces(header: readonly string[], pattern: RegExp, name: number, axis: number): readonly Places[] | null {
  const found = new Map<string, { x?: number; y?: number }>();
  for (const [index, text] of header.entries()) {
    const parts = pattern.exec(text.trim());
    if (parts === null || noItems.test(parts[name]!)) continue;
    const item = parts[name]!.trim();
    found.set(item, { ...found.get(item), [parts[axis]!.toLowerCase()]: index });
  }
  const places = [...found].flatMap(([item, { x, y }]): Places[] => (x === undefined || y === undefined ? [] : [{ name: item, x, y }]));
  return places.length >= 3 && places.length === found.size ? places : null;
}
