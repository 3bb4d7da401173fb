/** What was shown and what people took it for: how often each thing was taken for each other one is how alike the two are. */
import { isMissingValue, parseNumber, type TableRow } from '../../table-cells';
import { strengthOf, wordsOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';

const shownWords =
  /^(stim|stimulus|shown|presented|target|actual|true|signal|sent|input|item|object|gezeigt|dargeboten|reiz|montre|presentado|mostrato|getoond)$/;
const takenWords =
  /^(resp|response|responded|answer|answered|identified|identification|perceived|reported|predicted|heard|seen|guess|antwort|geantwortet|erkannt|reponse|respuesta|risposta|antwoord|label)$/;

/** Null where nothing was confused. */
export function countConfusions(table: FoundTable): FoundTable | null {
  const { header, rows, reading } = table;
  const called = (words: RegExp): number[] => header.flatMap((text, i) => (wordsOf(text).some((word) => words.test(word)) ? [i] : []));
  const isName = (index: number): boolean =>
    rows.every(({ cells }) => cells[index]!.length < 200 && parseNumber(cells[index]!, reading.decimal) === null);
  const pairs = called(shownWords).flatMap((shown) =>
    called(takenWords)
      .filter((taken) => taken !== shown)
      .map((taken) => [shown, taken] as const),
  );
  for (const [shown, taken] of pairs) {
    if (!isName(shown) || !isName(taken)) continue;
    const known = new Set(rows.flatMap(({ cells }) => (isMissingValue(cells[shown]!) ? [] : [cells[shown]!])));
    const answers = rows.filter(({ cells }) => known.has(cells[taken]!));
    const others = header.map((_, i) => i).filter((i) => i !== shown && i !== taken);
    const names = others.filter((i) => rows.filter(({ cells }) => known.has(cells[i]!)).length >= 0.5 * rows.length);
    if (known.size < 3 || names.length > 0 || answers.length < 0.6 * rows.length) continue; // with more names in a row it is a choice among them
    if (!answers.some(({ cells }) => cells[shown] === cells[taken])) continue;
    if (
      others.some((i) =>
        (['similarity', 'dissimilarity', 'odd', 'chosen'] as const).some((meaning) => strengthOf(header[i]!, meaning) >= 2),
      )
    )
      continue;
    const count =
      others.find(
        (i) =>
          strengthOf(header[i]!, 'count') >= 2 &&
          rows.every(({ cells }) => isMissingValue(cells[i]!) || (parseNumber(cells[i]!, reading.decimal) ?? -1) >= 0),
      ) ?? null;
    return counted(table, shown, taken, count, [...known]);
  }
  return null;
}

/** The share of the showings of each thing, as some may have been shown more often; what never happened is 0. */
function counted(table: FoundTable, shown: number, taken: number, count: number | null, items: readonly string[]): FoundTable {
  const { header, rows, reading } = table;
  const times = new Map(items.map((item) => [item, new Map<string, number>()]));
  const first = new Map<string, number>();
  for (const { row, cells } of rows) {
    const own = times.get(cells[shown]!);
    if (own === undefined || isMissingValue(cells[taken]!)) continue;
    if (!first.has(cells[shown]!)) first.set(cells[shown]!, row);
    own.set(cells[taken]!, (own.get(cells[taken]!) ?? 0) + (count === null ? 1 : (parseNumber(cells[count]!, reading.decimal) ?? 0)));
  }
  const shares: TableRow[] = items.flatMap((item) => {
    const own = times.get(item)!;
    const all = [...own.values()].reduce((sum, each) => sum + each, 0);
    return all === 0 ? [] : items.map((other) => ({ row: first.get(item)!, cells: [item, other, String((own.get(other) ?? 0) / all)] }));
  });
  return {
    ...table,
    reading: { ...reading, decimal: '.' },
    header: [`${header[shown]!} (first)`, `${header[taken]!} (second)`, 'similarity'],
    titles: ['', '', ''],
    rows: shares,
    sheet: { name: table.sheet.name, lines: table.sheet.lines },
    remarks: [...table.remarks, { code: 'confusions-counted', shown: header[shown]!, taken: header[taken]!, items: items.length }],
  };
}
