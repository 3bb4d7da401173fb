/** Three items a row: which of two is more like the third, or which of three is the odd one. */
import { AppError } from '../../../../contract/app-error';
import { say } from '../../../../contract/message';
import type { RoleReading, TableQuestion } from '../../../../contract/importing/table-remarks';
import type { Column } from '../columns/describe-columns';
import { meaningsOf, strengthOf } from '../columns/header-meaning';
import { directionOfPhrase } from '../columns/phrase-direction';
import type { FoundTable } from '../sheet/table';
import { rankRaters } from './find-rater';
import { sharedShare } from './item-pair';
import { namesSame, shortName } from '../names/shorten-names';
import { noRoles, rank, type Layout, type Roles } from './layout';

const least = 0.9;

export function findTriplets(table: FoundTable, columns: readonly Column[], isWanted = false): Layout | null {
  const own = ownTable(table, columns);
  if (own !== null) return own;
  const rows = table.rows.slice(0, columns[0]?.numbers.length ?? 0);
  const groups = itemGroups(table, columns);
  for (const group of groups) {
    const roles = fromFour(table, group) ?? fromThree(table, columns, group) ?? (isWanted && group.length >= 3 ? bare(group) : null);
    if (roles === null) continue;
    refuseSeveralAnswers(table, columns, roles);
    refuseUnlike(columns, roles);
    refuseReferenceBesideThree(columns, roles);
    const taken = new Set(Object.values(roles).filter((value) => typeof value === 'number'));
    const pairs = Int32Array.from(rows, (_, i) => i); // what was shown differs from row to row
    const rater = rank(rankRaters(columns, rows, taken, pairs).map((candidate) => ({ ...candidate, score: strengthOf(candidate.header, 'rater') })), 1.6).best; // prettier-ignore
    const time = columns.find(({ index, isNumeric, header }) => !taken.has(index) && isNumeric && strengthOf(header, 'time') >= 2);
    const validation = columns.find(({ index, values, header }) => !taken.has(index) && values.size === 2 && strengthOf(header, 'validation') >= 2); // prettier-ignore
    const all: Roles = { ...noRoles, kind: 'triplets', ...roles, rater: rater?.column ?? null, time: time?.index ?? null, validation: validation?.index ?? null }; // prettier-ignore
    return { roles: all, why: readings(all, columns), questions: [...otherQuestion(columns, all), ...neverChosen(table, columns, all)] };
  }
  if (!isWanted) refuseUnknownAnswers(table, columns, groups);
  return null;
}

const aboutOne = /winner|positive|closer|nearer|typical|prototyp|prefer|favou?rite?|lik(e|ed|eable)$|best|worst|beautiful|pretti|ugl|bigg|larg|small|heav|light|famil|remember|known|new|old|middle|central|typisch|bevorzug|liebling|sch[öo]n|gefall|gr[öo](ss|ß)|klein|bekannt|pr[ée]f[ée]r|favori|t[íi]pic|prefer|mejor|migliore|beste|mooi/i; // prettier-ignore

/** Of three items people may choose the most typical or the one they like as well; a header that says nothing of it is asked about, too. */
function otherQuestion(columns: readonly Column[], { third, odd, first, second }: Roles): TableQuestion[] {
  if (third === null || odd === null || [first, second, third].includes(odd)) return [];
  const column = columns[odd]!;
  const isPlain = answerStrength(column) > 0 && (strengthOf(column.header, 'odd') >= 2 || !aboutOne.test(column.header));
  return isPlain ? [] : [{ code: 'which-column', role: 'odd', candidates: [{ column: odd, header: column.header, score: 1, reasons: [] }], canBeNone: true }]; // prettier-ignore
}

/** Answers that are never one of the columns: it may hold the reference, or nobody happened to find it the odd one. */
function neverChosen({ rows }: FoundTable, columns: readonly Column[], { first, second, third, odd }: Roles): TableQuestion[] {
  if (first === null || second === null || third === null || odd === null || strengthOf(columns[odd]!.header, 'odd') >= 2) return [];
  const three = [first, second, third];
  const chosen = new Set<number | string>();
  let answered = 0;
  for (const { cells } of rows) {
    const answer = cells[odd]!;
    const named = three.find((column) => namesSame(cells[column]!, answer)) ?? three.find((column) => columns[column]!.header.toLowerCase() === answer.toLowerCase()); // prettier-ignore
    const side = named === undefined ? (/^[abc]$/i.test(answer) ? 'abc'.indexOf(answer.toLowerCase()) : sideOf(answer, 3)) : -1;
    const place = named ?? (side >= 0 ? three[side]! : /^[0-3]$/.test(answer) ? answer : null);
    if (place === null) continue;
    chosen.add(place);
    answered++;
  }
  if (answered < fewestTold || chosen.size !== 2) return [];
  const areNumbers = typeof [...chosen][0] === 'string'; // of two of three places, or of the two beside a reference
  const candidates = three.filter((column) => !chosen.has(column)).map((column) => ({ column, header: columns[column]!.header, score: 1, reasons: areNumbers ? [] : [{ code: 'never-chosen' } as const] })); // prettier-ignore
  return [{ code: 'which-column', role: 'reference', candidates, canBeNone: true }];
}

const fewestTold = 5; // of so few choices among three one in eight misses the first by chance

/** The column that says of each row which of the two was asked, as triplets.csv of a project has it. */
export function findTask({ header, rows }: FoundTable): number | null {
  const index = header.findIndex((name) => name.toLowerCase() === 'task');
  const isTask = index >= 0 && rows.length > 0 && rows.every(({ cells }) => cells[index] === 'reference' || cells[index] === 'odd-one-out');
  return isTask ? index : null;
}

/** triplets.csv of a project, where headers say everything, however few rows there are. */
function ownTable(table: FoundTable, columns: readonly Column[]): Layout | null {
  const named = (name: string): number | null => columns.find(({ header }) => header === name)?.index ?? null;
  const [first, second, third, odd] = [named('first'), named('second'), named('third'), named('answer')];
  if (findTask(table) === null || first === null || second === null || third === null || odd === null) return null;
  const about = { rater: named('rater'), time: named('responseTimeMs'), validation: named('validation') };
  const roles: Roles = { ...noRoles, kind: 'triplets', first, second, third, odd, ...about };
  return { roles, why: readings(roles, columns), questions: [] };
}

function readings(roles: Roles, columns: readonly Column[]): RoleReading[] {
  return (['rater', 'reference', 'first', 'second', 'third', 'odd', 'time', 'validation'] as const).flatMap((role) => {
    const index = roles[role];
    if (index === null) return [];
    const { header } = columns[index]!;
    return [{ role, columns: [index], headers: [header], reasons: [{ code: 'header', word: header } as const], others: [] }];
  });
}

/** Columns of words that name the same things; a reference may be one of few, and then named nowhere else. */
function itemGroups(table: FoundTable, columns: readonly Column[]): Column[][] {
  const words = columns
    .filter(
      ({ isNumeric, areNames, areWhole, values, longest, header }) =>
        (!isNumeric || areNames || (areWhole && isCalledItem(header))) &&
        longest < 300 &&
        values.size >= (tripletRoles.some((role) => strengthOf(header, role) >= 2) ? 1 : 3),
    )
    .slice(0, 30);
  const groups: Column[][] = [];
  const short = new Map(words.map((column) => [column, new Set([...column.values].map(shortName))])); // a path in one column is a name in another
  for (const column of words) {
    const group = groups.find((others) => others.some((other) => sharedShare(short.get(other)!, short.get(column)!) >= 0.5));
    if (group === undefined) groups.push([column]);
    else group.push(column);
  }
  const lonely = groups.filter(([column, ...others]) => others.length === 0 && strengthOf(column!.header, 'reference') >= 2).flat();
  for (const group of groups) if (group.length >= 2 && !group.some(({ header }) => strengthOf(header, 'reference') >= 2)) group.unshift(...lonely.slice(0, 1)); // prettier-ignore
  const areApart = (group: readonly Column[]): boolean => group.every(({ isNumeric, areNames }) => !isNumeric || areNames) || areThreeItems(table, group); // prettier-ignore
  return groups.filter(
    (group) => group.length >= 3 && areApart(group) && new Set(group.flatMap(({ values }) => [...values].slice(0, 50))).size >= 3,
  );
}

/** Numbers that are names differ in every row, which measured ones seldom do. */
function areThreeItems({ rows }: FoundTable, group: readonly Column[]): boolean {
  const three = group.filter(({ header }) => strengthOf(header, 'odd') < 2 && strengthOf(header, 'chosen') < 2).slice(0, 3);
  const sample = rows.slice(0, 2000);
  return three.length === 3 && sample.filter(({ cells }) => new Set(three.map(({ index }) => cells[index])).size === 3).length >= least * sample.length; // prettier-ignore
}

/** Under such a header numbers may be names. */
function isCalledItem(header: string): boolean {
  return (
    (strengthOf(header, 'item') >= 2 && /(\d|[^a-z][a-c])$/i.test(header)) || tripletRoles.some((role) => strengthOf(header, role) >= 2)
  );
}

const tripletRoles = ['reference', 'chosen', 'other', 'odd', 'first', 'second', 'third'] as const;

/** Three items and the one that was chosen among them. */
function fromFour({ rows }: FoundTable, group: readonly Column[]): Partial<Roles> | null {
  const sample = rows.slice(0, 2000);
  for (const answer of [...group].sort((a, b) => answerStrength(b) - answerStrength(a))) {
    if (answerStrength(answer) === 0 && group.length > 4) continue; // with two such columns it may be the two most alike
    const others = group.filter((column) => column !== answer);
    for (let i = 0; i + 2 < others.length; i++) {
      const three = [others[i]!, others[i + 1]!, others[i + 2]!];
      const counts = [0, 0, 0];
      let [usable, hits, filled] = [0, 0, 0];
      for (const { cells } of sample) {
        const names = three.map(({ index }) => cells[index]!);
        if (names.includes('') || cells[answer.index] === '') continue;
        filled++;
        if (new Set(names).size < 3) continue;
        usable++;
        const place = names.findIndex((name) => namesSame(name, cells[answer.index]!));
        if (place < 0) continue;
        hits++;
        counts[place]!++;
      }
      if (usable < 2 || usable < least * filled || hits < least * usable) continue;
      const reference = three.findIndex(({ header }, place) => strengthOf(header, 'reference') >= 2 && counts[place] === 0);
      if (reference >= 0) {
        const [one, two] = three.filter((_, k) => k !== reference) as [Column, Column];
        return { reference: three[reference]!.index, first: one.index, second: two.index, odd: answer.index };
      }
      return { first: three[0]!.index, second: three[1]!.index, third: three[2]!.index, odd: answer.index };
    }
  }
  return null;
}

/** How clearly a header says that its column holds what was answered. */
export function answerStrength({ header }: Pick<Column, 'header'>): number {
  const meanings = meaningsOf(header);
  return Math.max(
    meanings.get('odd')?.strength ?? 0,
    meanings.get('chosen')?.strength ?? 0,
    0.9 * (meanings.get('judgement')?.strength ?? 0),
  );
}

/** Reference, chosen and other; or three items and a column that says which by its place. */
function fromThree(table: FoundTable, columns: readonly Column[], group: readonly Column[]): Partial<Roles> | null {
  const best = (meaning: 'reference' | 'chosen' | 'other' | 'odd', among: readonly Column[]): Column | null =>
    among.filter(({ header }) => strengthOf(header, meaning) >= 2).sort((a, b) => strengthOf(b.header, meaning) - strengthOf(a.header, meaning))[0] ?? null; // prettier-ignore
  const reference = best('reference', group);
  const chosen = best('chosen', group.filter((column) => column !== reference)); // prettier-ignore
  const other = best('other', group.filter((column) => column !== reference && column !== chosen)); // prettier-ignore
  if (reference !== null && chosen !== null) {
    const second = other ?? group.find((column) => column !== reference && column !== chosen)!;
    return { reference: reference.index, first: chosen.index, second: second.index };
  }
  const odd = best('odd', group);
  if (odd !== null && group.length === 3) {
    const [a, b] = group.filter((column) => column !== odd) as [Column, Column];
    return { first: a.index, second: b.index, third: odd.index, odd: odd.index };
  }
  const three = group.slice(0, 3);
  const place = columns.find((column) => !group.includes(column) && answerStrength(column) >= 1.8 && isPlace(column, three, table));
  if (place === undefined) return null;
  const isReference = reference !== null && strengthOf(place.header, 'odd') < 2;
  if (isReference) {
    const [a, b] = three.filter((column) => column !== reference) as [Column, Column];
    return { reference: reference.index, first: a.index, second: b.index, odd: place.index };
  }
  return { first: three[0]!.index, second: three[1]!.index, third: three[2]!.index, odd: place.index };
}

/** One of three that is most like a fourth is no odd one, and no choice of two. */
function refuseReferenceBesideThree(columns: readonly Column[], roles: Partial<Roles>): void {
  const used = new Set<unknown>(Object.values(roles));
  const rest = columns.filter(({ index, isNumeric, areNames }) => !used.has(index) && (!isNumeric || areNames));
  const numbered = (index: unknown): string => (typeof index === 'number' ? columns[index]!.header.replace(/\d+/g, '#') : '');
  const isThird = ({ header }: Column): boolean => /\d/.test(header) && header.replace(/\d+/g, '#') === numbered(roles.first) && numbered(roles.first) === numbered(roles.second); // prettier-ignore
  const isChosenOfTwo = typeof roles.reference === 'number' && typeof roles.odd === 'number';
  const other = rest.find((column) => (isChosenOfTwo ? isThird(column) : typeof roles.third === 'number' && strengthOf(column.header, 'reference') >= 2)); // prettier-ignore
  if (other === undefined) return;
  const reference = isChosenOfTwo ? columns[roles.reference!]!.header : other.header;
  throw new AppError('bad-input', say`Each row names three items to choose from and with ‘${reference}’ a reference. A triplet has a reference and two others: write two rows for each, with the chosen item against either of those that were not chosen.`); // prettier-ignore
}

const unlike = /least|less|farthe|furthe|worse|worst|reject|eliminat|discard|dropped|remov|loser|unchosen|unlike|wenig|unähnlich|unaehnlich|schlecht|abgelehnt|aussortiert|verworfen|moins|pire|rejet|élimin|menos|peor|rechaz|minst|minder|slecht|meno\b|peggio|scart/i; // prettier-ignore

/** ‘least_similar’ beside a reference names the one that was not chosen. */
function refuseUnlike(columns: readonly Column[], { reference, first, odd }: Partial<Roles>): void {
  if (typeof reference !== 'number' || typeof first !== 'number') return;
  const { header } = columns[typeof odd === 'number' ? odd : first]!;
  const isUnlike = strengthOf(header, 'odd') >= 2 || strengthOf(header, 'dissimilarity') >= 1.6 || unlike.test(header) || directionOfPhrase(header) === 'dissimilarity'; // prettier-ignore
  if (isUnlike) throw new AppError('bad-input', say`‘${header}’ names the item that is less like the reference ‘${columns[reference]!.header}’, so that the other one was chosen. Write the item that is more like it into a column ‘chosen’.`); // prettier-ignore
}

/** A mark for each of the three, or the two that are most alike: taken for the answer, either of these columns would say something else. */
function refuseSeveralAnswers(
  { header, rows }: FoundTable,
  columns: readonly Column[],
  { first, second, third, odd }: Partial<Roles>,
): void {
  if (typeof first !== 'number' || typeof second !== 'number' || typeof third !== 'number' || typeof odd !== 'number') return;
  const three = [first, second, third];
  const sample = rows.slice(0, 2000);
  const isName = (index: number): boolean => sample.every(({ cells }) => three.some((item) => cells[item] === cells[index]));
  const isMark = (index: number): boolean => columns[index]!.values.size <= 2 && sample.every(({ cells }) => /^[01]$/.test(cells[index]!));
  const isAlike = isName(odd) ? isName : isMark(odd) ? isMark : null;
  if (isAlike === null) return;
  const rivals = columns.map(({ index }) => index).filter((index) => !three.includes(index) && index !== odd && isAlike(index) && answerStrength(columns[index]!) >= (isAlike === isMark ? 2 : 0)); // prettier-ignore
  if (rivals.length === 0) return;
  const named = [odd, ...rivals].sort((a, b) => a - b).map((index) => `‘${header[index]}’`).join(', '); // prettier-ignore
  throw new AppError('bad-input', say`Each of the columns ${named} could say which of ‘${header[first]!}’, ‘${header[second]!}’ and ‘${header[third]!}’ was chosen. Keep one column that names the odd one of each row.`); // prettier-ignore
}

const sides: Readonly<Record<2 | 3, readonly RegExp[]>> = {
  3: [/^(arrow)?(left|links?|gauche|izq|sinistr)/i, /^(arrow)?(middle|mitte|milieu|midden|medio|mezzo|cent(er|re|ro)|mid|down$|up$)/i, /^(arrow)?(right|rechts?|droit|der|destr)/i], // prettier-ignore
  2: [/^(arrow)?(left|links?|gauche|izq|sinistr|top|oben|chosen)/i, /^(arrow)?(right|rechts?|droit|der|destr|bottom|unten|other)/i],
};

/** Of a word such as ‘left’ or ‘ArrowRight’: which of so many places it names; -1 where it names none. */
export function sideOf(word: string, places: 2 | 3): number {
  return sides[places].findIndex((side) => side.test(word));
}

function isPlace({ values }: Column, three: readonly Column[], { header }: FoundTable): boolean {
  if (values.size < 2 || values.size > 3) return false;
  return [...values].every((value) => /^[0-3]$/.test(value) || /^[abc]$/i.test(value) || sideOf(value, 3) >= 0 || three.some(({ index }) => header[index]!.toLowerCase() === value.toLowerCase())); // prettier-ignore
}

/** Three items a row and an answer that is neither a name nor a place: without the third they would be read as pairs. */
function refuseUnknownAnswers({ header, rows }: FoundTable, columns: readonly Column[], groups: readonly (readonly Column[])[]): void {
  const three = groups.map((group) => (['first', 'second', 'third'] as const).map((role) => group.find((column) => strengthOf(column.header, role) >= 2))).find((found) => new Set(found).size === 3 && !found.includes(undefined)) as readonly Column[] | undefined; // prettier-ignore
  if (three === undefined) return;
  const [sample, items] = [rows.slice(0, 2000), three.map(({ index }) => index).sort((a, b) => a - b)];
  const apart = sample.filter(({ cells }) => new Set(items.map((index) => cells[index])).size === 3).length;
  const isAnswer = (column: Column): boolean => answerStrength(column) >= 1.8 || strengthOf(column.header, 'similarity') >= 1.6;
  const answer = columns.find((column) => !items.includes(column.index) && column.values.size >= 2 && isAnswer(column));
  if (apart < least * sample.length || answer === undefined) return;
  const [example] = answer.values;
  throw new AppError('bad-input', say`The rows name three items, ‘${items.map((index) => header[index]!).join('’, ‘')}’, but ‘${answer.header}’ (‘${example!.slice(0, 40)}’) does not say which of them was chosen. Write there the item that was chosen, its place from 1 to 3, or left, middle or right; if only two of them were compared, choose the kind of table by hand.`); // prettier-ignore
}

function bare(group: readonly Column[]): Partial<Roles> {
  const [a, b, c, d] = group;
  return { first: a!.index, second: b!.index, third: c!.index, odd: (d ?? c!).index };
}
