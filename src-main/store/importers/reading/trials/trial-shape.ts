/** What the columns of a trial of three rows hold: its images, the marks of what was chosen, the reference, and the places of the images. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import { isMissingValue, type TableRow } from '../../table-cells';
import { isSameInTrials, type TrialColumns, type TrialGroups } from './group-trials';
import { meaningsOf, strengthOf } from '../columns/header-meaning';
import type { FoundTable } from '../sheet/table';

const yes = /^(1|true|yes|y|x|×|✓|✔|✅|☑|\*|ja|j|wahr|oui|vrai|si|sí|sì|vero|waar|odd|chosen|selected|clicked|gewählt|ausgewählt)$/i;
const no = /^(0|false|no|n|-|–|—|✗|✘|☐|nein|falsch|non|faux|falso|nee|onwaar|not chosen|unchosen|nicht gewählt)?$/i;
const references = /^(reference|ref|anchor|target|standard|probe|sample|query|head|bezug|bezugsreiz|referenz|anker)$/i;

export interface TrialShape {
  readonly item: number;
  readonly flags: readonly number[]; // columns that each could say which image was chosen
  readonly chosen: 1 | 2; // how many images of a trial are flagged
  readonly by: 'mark' | 'name' | 'place'; // the flag is a yes or no, or the name or place of the image in every row of the trial
  readonly role: number | null; // says which image is the reference
  readonly place: number | null; // where each image stood, the same three places in every trial
}

export function isMark(cell: string): boolean {
  return yes.test(cell) || no.test(cell);
}

export function findTrialShape({ header }: FoundTable, trial: TrialColumns, whole: TrialGroups['whole'], path: string): TrialShape | null {
  const columns = header.map((_, i) => i).filter((i) => !trial.includes(i));
  const cellsOf = (column: number): string[][] => whole.map((rows) => rows.map(({ cells }) => cells[column] ?? ''));
  const role =
    columns.find((column) => cellsOf(column).every((cells) => cells.filter((cell) => references.test(cell)).length === 1)) ?? null;
  const items = columns.filter((column) => column !== role && areItems(cellsOf(column), strengthOf(header[column]!, 'item') >= 2));
  const item = items.sort((a, b) => strengthOf(header[b]!, 'item') - strengthOf(header[a]!, 'item'))[0];
  if (item === undefined) return null;
  const rest = columns.filter((column) => column !== item && column !== role);
  const place = rest.find((column) => arePlaces(cellsOf(column))) ?? null;
  for (const chosen of [1, 2] as const) {
    const flags = rest.filter((column) => flagsIn(cellsOf(column), chosen));
    const strongest = Math.max(...flags.map((column) => flagStrength(header[column]!)));
    const best = flags.filter((column) => flagStrength(header[column]!) === strongest);
    if (best.length > 0 && strongest >= 2 && (role === null || chosen === 1)) return { item, flags: best, chosen, by: 'mark', role, place };
  }
  const said = rest.filter((column) => column !== place && flagStrength(header[column]!) >= 2 && isSameInTrials(whole, column));
  const names = said.filter((column) => answersIn(whole, column, item));
  if (names.length > 0) return { item, flags: names, chosen: 1, by: 'name', role, place };
  const places = place === null ? [] : said.filter((column) => answersIn(whole, column, place));
  if (places.length > 0) return { item, flags: places, chosen: 1, by: 'place', role, place };
  refusePlaces(said, header, whole, path);
  return null;
}

/** The number of an image whose place is written nowhere may count the rows, or the places on a screen. */
function refusePlaces(said: readonly number[], header: readonly string[], whole: TrialGroups['whole'], path: string): void {
  const answer = said.find((column) =>
    whole.every((rows) =>
      /^([0-3]|left|middle|cent(er|re)|right|links|mitte|rechts|gauche|milieu|droite|izquierda|centro|derecha|sinistra|destra|midden)$/i.test(
        rows[0]!.cells[column]!,
      ),
    ),
  );
  if (answer === undefined) return;
  throw new AppError(
    'bad-input',
    say`${path} looks like triplets with a row for each image, and ‘${header[answer]!}’ names a place (‘${whole[0]![0]!.cells[answer]!}’), but no column says where each image stood. Add a column ‘position’ with the places that ‘${header[answer]!}’ names, or put the name of the chosen image into ‘${header[answer]!}’.`,
  );
}

function answersIn(whole: TrialGroups['whole'], column: number, among: number): boolean {
  return whole.filter((rows) => rows.some(({ cells }) => cells[among] === rows[0]!.cells[column])).length >= 0.9 * whole.length;
}

/** Whether the image of this row is the one, or one of those, that were chosen. */
export function isFlagged({ cells }: TableRow, column: number, { by, item, place }: Pick<TrialShape, 'by' | 'item' | 'place'>): boolean {
  return by === 'mark' ? yes.test(cells[column]!) : cells[column] === cells[by === 'name' ? item : place!];
}

/** The reference first, or every image at its place. */
export function orderTrial(three: readonly TableRow[], { role, place }: TrialShape, whole: TrialGroups['whole']): readonly TableRow[] {
  if (role !== null) return [...three].sort((a, b) => Number(references.test(b.cells[role]!)) - Number(references.test(a.cells[role]!)));
  if (place === null) return three;
  const shown = whole[0]!.map(({ cells }) => cells[place]!);
  const order = shown.every((cell) => /^\d+$/.test(cell)) ? shown.sort((a, b) => Number(a) - Number(b)) : shown;
  return [...three].sort((a, b) => order.indexOf(a.cells[place]!) - order.indexOf(b.cells[place]!));
}

/** The same three in every trial. */
function arePlaces(trials: readonly (readonly string[])[]): boolean {
  const first = new Set(trials[0]);
  return first.size === 3 && !first.has('') && trials.every((cells) => new Set(cells).size === 3 && cells.every((cell) => first.has(cell)));
}

/** Three different names a trial, which come again in other trials. */
function areItems(trials: readonly (readonly string[])[], isCalledSo: boolean): boolean {
  if (!trials.every((cells) => new Set(cells).size === 3 && cells.every((cell) => !isMissingValue(cell)))) return false;
  const distinct = new Set(trials.flat()).size;
  const isNumber = trials.flat().every((cell) => /^-?[\d.,]+$/.test(cell));
  return distinct >= 4 && distinct < 3 * trials.length && (isCalledSo || !isNumber);
}

/** In nine trials of ten so many images are flagged. */
function flagsIn(trials: readonly (readonly string[])[], chosen: number): boolean {
  if (!trials.every((cells) => cells.every(isMark))) return false;
  return trials.filter((cells) => cells.filter((cell) => yes.test(cell)).length === chosen).length >= 0.9 * trials.length;
}

function flagStrength(header: string): number {
  const meanings = meaningsOf(header);
  const odd = meanings.get('odd')?.strength ?? 0;
  const clicked = /click|press|answer|antwort|gew(ä|ae)hlt|ausgew|geklickt|angeklickt/i.test(header) ? 2.5 : 0;
  return Math.max(odd, meanings.get('chosen')?.strength ?? 0, 0.9 * (meanings.get('judgement')?.strength ?? 0), clicked);
}
