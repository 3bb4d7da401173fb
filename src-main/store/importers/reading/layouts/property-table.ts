/** One item a row: coordinates of a space, rated features, or a category. */
import type { Column } from '../columns/describe-columns';
import { strengthOf } from '../columns/header-meaning';
import { noRoles, type Layout, type Roles } from './layout';

type PropertyKind = 'coordinates' | 'features' | 'categories';

export function findProperties(columns: readonly Column[], hasHeader: boolean, wanted: PropertyKind | null): Layout | null {
  const numeric = columns.filter(({ isNumeric }) => isNumeric);
  const words = columns.filter(({ isNumeric, count }) => !isNumeric && count > 0).slice(0, 40);
  const kind = wanted ?? guessKind(hasHeader, numeric, words);
  if (kind === null) return null;
  const name = findName(words, numeric) ?? columns[0]!;
  const values = numeric.map(({ index }) => index).filter((index) => index !== name.index);
  const roles = { ...noRoles, kind, name: name.index };
  const others = words.filter(({ index }) => index !== name.index);
  if (kind === 'coordinates') return layout({ ...roles, values }, columns);
  if (kind === 'features') return layout({ ...roles, scale: name.isUnique ? null : (others[0]?.index ?? null), values }, columns);
  const category =
    others.find(({ header }) => strengthOf(header, 'category') >= 2) ?? others.find(({ isUnique }) => !isUnique) ?? others[0];
  return layout({ ...roles, category: category?.index ?? null }, columns);
}

function layout(roles: Roles, columns: readonly Column[]): Layout {
  const why = (['name', 'scale', 'category'] as const).flatMap((role) => {
    const index = roles[role];
    return index === null ? [] : [{ role, columns: [index], headers: [columns[index]!.header], reasons: [{ code: 'names-items' } as const], others: [] }]; // prettier-ignore
  });
  const values = roles.values.length === 0 ? [] : [{ role: 'value' as const, columns: roles.values, headers: roles.values.map((i) => columns[i]!.header), reasons: [], others: [] }]; // prettier-ignore
  return { roles, why: [...why, ...values], questions: [] };
}

const axisNames = /^(d|dim|dimension|mds|v|x|y|z|achse|axis|axe|eje|as|asse|pc|component)[ _.-]?\d*$/i;

function guessKind(hasHeader: boolean, numeric: readonly Column[], words: readonly Column[]): PropertyKind | null {
  const name = findName(words, numeric);
  if (name === null) return null;
  // judgements of several people about the same things are no properties of them
  const isOfPeople = [...numeric, ...words].some(({ index, header, values: people }) => index !== name.index && people.size > 0 && strengthOf(header, 'rater') >= 2.4); // prettier-ignore
  if (isOfPeople && !name.isUnique) return null;
  if (
    strengthOf(name.header, 'rater') >= 2.4 &&
    strengthOf(name.header, 'item') < 2 &&
    !(
      /^id$/i.test(name.header) &&
      ![...name.values].every((value) => /^(p|s|vp|vpn|sub|subj|subject|pp|ppt|participant|r|tn|user|worker)?[ _.-]?\d+$/i.test(value))
    )
  )
    return null; // a row for each person
  const values = numeric.filter(({ index }) => index !== name.index);
  if (values.length > 0 && words.length <= 2) {
    const areAxes = values.every(({ header }) => axisNames.test(header));
    return (areAxes || !hasHeader) && name.isUnique ? 'coordinates' : 'features';
  }
  return words.some(({ index, isUnique }) => index !== name.index && !isUnique) ? 'categories' : null;
}

/** The column that names things: words that never repeat, or numbers under a heading like ‘item’. */
function findName(words: readonly Column[], numeric: readonly Column[]): Column | null {
  const unique = words.filter(({ isUnique }) => isUnique);
  const isItem = ({ header }: Column): boolean => strengthOf(header, 'item') >= 2 || /^id$/i.test(header);
  const named = [...unique, ...numeric.filter(({ isUnique }) => isUnique), ...words].find(isItem);
  const numbered = numeric[0]?.index === 0 && numeric[0].isUnique && numeric[0].areWhole && words.length === 0 ? numeric[0] : null;
  return named ?? unique[0] ?? numbered;
}
