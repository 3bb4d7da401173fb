/** One item a row: coordinates of a space, rated features, or a category. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { Column } from '../columns/describe-columns';
import { strengthOf } from '../columns/header-meaning';
import { isMoment } from '../names/split-pair';
import { noRoles, type Layout, type Roles } from './layout';

type PropertyKind = 'coordinates' | 'features' | 'categories';

export function findProperties(columns: readonly Column[], hasHeader: boolean, wanted: PropertyKind | null): Layout | null {
  const numeric = columns.filter(({ isNumeric }) => isNumeric);
  const words = columns.filter(({ isNumeric, count }) => !isNumeric && count > 0).slice(0, 40);
  const kind = wanted ?? guessKind(hasHeader, numeric, words);
  if (kind === null) return null;
  const name = findName(words, numeric) ?? columns[0]!;
  const values = numeric
    .filter((column) => column.index !== name.index && !(kind === 'features' && wanted === null && isCategory(column)))
    .map(({ index }) => index);
  const roles = { ...noRoles, kind, name: name.index };
  const others = words.filter(({ index }) => index !== name.index);
  if (kind === 'coordinates') return layout({ ...roles, values }, columns);
  if (kind === 'features') return layout({ ...roles, scale: name.isUnique ? null : (others[0]?.index ?? null), values }, columns);
  const category =
    numeric.find((column) => column.index !== name.index && isCategory(column)) ??
    others.find(({ header }) => strengthOf(header, 'category') >= 2) ??
    others.find(({ isUnique }) => !isUnique) ??
    others[0];
  return layout({ ...roles, category: category?.index ?? null }, columns);
}

function layout(roles: Roles, columns: readonly Column[]): Layout {
  const why = (['name', 'scale', 'category'] as const).flatMap((role) => {
    const index = roles[role];
    return index === null
      ? []
      : [{ role, columns: [index], headers: [columns[index]!.header], reasons: [{ code: 'names-items' } as const], others: [] }];
  });
  const values =
    roles.values.length === 0
      ? []
      : [{ role: 'value' as const, columns: roles.values, headers: roles.values.map((i) => columns[i]!.header), reasons: [], others: [] }];
  return { roles, why: [...why, ...values], questions: [] };
}

const axisNames = /^(d|dim|dimension|mds|v|x|y|z|achse|axis|axe|eje|as|asse|pc|component)[ _.-]?\d*$/i;

function guessKind(hasHeader: boolean, numeric: readonly Column[], words: readonly Column[]): PropertyKind | null {
  const name = findName(words, numeric);
  if (
    name === null ||
    (['date', 'time', 'person'] as const).some((about) => strengthOf(name.header, about) >= 2.4) ||
    [...name.values].some(isMoment)
  )
    return null;
  // judgements of several people about the same things are no properties of them
  const isOfPeople = [...numeric, ...words].some(
    ({ index, header, values: people }) => index !== name.index && people.size > 0 && strengthOf(header, 'rater') >= 2.4,
  );
  if (isOfPeople && !name.isUnique) return null;
  if (
    strengthOf(name.header, 'rater') >= 2.4 &&
    strengthOf(name.header, 'item') < 2 &&
    !(
      /^id$/i.test(name.header) &&
      ![...name.values].every((value) =>
        /^(?!(?:img|image|pic|im|stim|item|obj|photo|word|file|bild)[ _.-]?\d)\p{L}{0,6}[ _.-]?\d+$/iu.test(value),
      )
    )
  )
    return null; // a row for each person
  const measured = numeric.filter(({ index }) => index !== name.index);
  const values = measured.filter((column) => !isCategory(column));
  if (values.length === 0 && measured.length > 0) return 'categories';
  refusePeople(values);
  if (values.length > 0 && words.length <= 2) {
    const areAxes = values.every(({ header }) => axisNames.test(header));
    if (!hasHeader && name.isNumeric && values.every(({ areWhole }) => areWhole)) return null; // whole numbers alone may be anything
    return (areAxes || !hasHeader) && name.isUnique ? 'coordinates' : 'features';
  }
  // of words alone; signs part columns
  return words.some(
    ({ index, isUnique, values: said }) => index !== name.index && !isUnique && [...said].some((each) => /[\p{L}\p{N}]/u.test(each)),
  )
    ? 'categories'
    : null;
}

/** Numbers of groups say which, not how much. */
function isCategory({ header, areWhole, isUnique, values }: Column): boolean {
  return areWhole && !isUnique && values.size >= 2 && values.size <= 50 && strengthOf(header, 'category') >= 2;
}

/** Whole numbers under the names of people may be ratings of a feature as well as numbers of piles. */
function refusePeople(values: readonly Column[]): void {
  const isPerson = ({ header }: Column): boolean =>
    /^(p|s|r|vp|vpn|pp|ss|sub|subj|tn|sj)[ _.-]?\d+$/i.test(header) || (strengthOf(header, 'rater') >= 2 && /\d/.test(header));
  if (values.length < 2 || !values.every((column) => isPerson(column) && column.areWhole)) return;
  throw new AppError(
    'bad-input',
    say`The columns ‘${values[0]!.header}’ to ‘${values.at(-1)!.header}’ are called after people, and it is not clear what their numbers are. Choose the kind of table ‘features’ if each is a rating of one item; for piles or groups that people sorted the items into, write a row for each person and item with a column ‘pile’.`,
  );
}

/** The column that names things: words that never repeat, or numbers under a heading like ‘item’. */
function findName(words: readonly Column[], numeric: readonly Column[]): Column | null {
  const unique = words.filter(({ isUnique }) => isUnique);
  const isItem = ({ header }: Column): boolean => strengthOf(header, 'item') >= 2 || /^id$/i.test(header);
  const named = [...unique, ...numeric.filter(({ isUnique }) => isUnique), ...words].find(isItem);
  const numbered = numeric[0]?.index === 0 && numeric[0].isUnique && numeric[0].areWhole && words.length === 0 ? numeric[0] : null;
  return named ?? unique[0] ?? numbered;
}
