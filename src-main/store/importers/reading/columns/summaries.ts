/** Means, sums and the like that stand below a table or beside it. */
import { parseNumber, type TableRow } from '../../table-cells';
import type { AsideRow, FoundTable } from '../sheet/table';

const words =
  /^(mean|means|average|avg|m|sd|std|std\.? ?dev\.?|s\.d\.|sum|total|grand total|median|se|sem|n|mittelwert|mw|durchschnitt|summe|gesamt|gesamtergebnis|standardabweichung|moyenne|somme|[ée]cart.?type|media|promedio|suma|gemiddelde|totaal|somma|deviazione|min|max|minimum|maximum)[.:]?$/i;
const mostBelow = 8;

export function isSummaryWord(text: string): boolean {
  return text !== '' && text.length < 24 && words.test(text);
}

export function isSummary(cells: readonly string[]): boolean {
  return cells.some(isSummaryWord);
}

/** Of a row for each person: ‘m’ beside an id is a man, and ‘media’ a school; a mean is called so where the others have their id. */
export function isSummaryOfPeople(cells: readonly string[], rater: number | null): boolean {
  const called = rater === null || cells[rater] === '' ? cells.find((cell) => cell !== '') : cells[rater];
  return isSummaryWord(called ?? '');
}

/** Notes below a table: lines of words alone in their row. The last row of half a matrix is a name alone, too, but one of its columns is called so. */
export function setNotesAside(table: FoundTable): FoundTable {
  const { header, rows, aside } = table;
  if (header.length < 3) return table;
  const isNote = ({ cells }: TableRow): boolean => {
    const filled = cells.filter((cell) => cell !== '');
    const [text] = filled;
    return (
      filled.length === 1 &&
      text === cells[0] &&
      text !== undefined &&
      text.length >= 8 &&
      /\p{L}.*\s.*\p{L}|\s=\s/u.test(text) &&
      !header.includes(text)
    );
  };
  let end = rows.length;
  while (end > 2 && rows.length - end < mostBelow && isNote(rows[end - 1]!)) end--;
  if (end === rows.length) return table;
  return { ...table, rows: rows.slice(0, end), aside: [...aside, ...rows.slice(end).map((row): AsideRow => ({ ...row, why: 'comment' }))] };
}

/** Rows at the end of a table that sum up those above, so that no scale and no name is taken from them. */
export function setSummariesAside(table: FoundTable): FoundTable {
  const { header, rows, aside, reading } = table;
  if (!rows.slice(-mostBelow).some(({ cells }) => isSummary(cells))) return table;
  const above = rows.slice(0, Math.max(0, rows.length - mostBelow));
  // what stands in that column above as well (the sex ‘m’ of a person with a gap) is no word for a mean
  const sumsUp = (cells: readonly string[]): boolean =>
    cells.some((cell, i) => isSummaryWord(cell) && !above.some((row) => row.cells[i] === cell));
  const isNumber = (cell: string): boolean => parseNumber(cell, reading.decimal) !== null;
  const always = header.flatMap((_, i) => (above.length > 0 && above.every(({ cells }) => cells[i] !== '') ? [i] : []));
  const found: AsideRow[] = [];
  let end = rows.length;
  for (; end > 1 && rows.length - end < mostBelow; end--) {
    const row = rows[end - 1]!;
    const filled = row.cells.filter((cell) => cell !== '');
    const place = row.cells.findIndex((cell) => cell !== '');
    const lacks = always.some((i) => row.cells[i] === '');
    // a stimulus may be called ‘m’ or ‘total’; then the columns of a matrix are called so as well
    const names =
      filled.length > 1 &&
      filled[0]!.length > 2 &&
      isSummaryWord(filled[0]!) &&
      filled.slice(1).every(isNumber) &&
      !isStimulus(table, place, end - 1);
    if (!(sumsUp(row.cells) && (lacks || names))) break;
    found.unshift({ ...row, why: 'summary' });
  }
  return found.length === 0 ? table : { ...table, rows: rows.slice(0, end), aside: [...aside, ...found] };
}

/** Of a name that stands above a matrix as well the numbers tell: sums and means of the rows are no values of a stimulus. */
function isStimulus({ header, rows, reading }: FoundTable, place: number, at: number): boolean {
  const { cells } = rows[at]!;
  if (!header.includes(cells[place]!, place + 1)) return false;
  const above = rows.slice(0, at).filter((row) => !isSummaryWord(row.cells[place]!));
  const columns = header.map((_, i) => i).slice(place + 1);
  const summing = columns.filter((i) => {
    const value = parseNumber(cells[i]!, reading.decimal);
    const values = above.flatMap((row) => parseNumber(row.cells[i]!, reading.decimal) ?? []);
    const sum = values.reduce((total, each) => total + each, 0);
    return (
      value !== null &&
      [sum, sum / values.length, sum / Math.max(1, values.length - 1)].some(
        (each) => Math.abs(each - value) <= 0.006 * Math.max(1, Math.abs(each)),
      )
    );
  });
  return summing.length < 0.7 * columns.length;
}

/** Beside a matrix or the columns of raters. `names`: of its rows. */
export function isSummaryColumn(header: string, names: ReadonlySet<string>): boolean {
  return header.length > 2 && isSummaryWord(header) && !names.has(header);
}
