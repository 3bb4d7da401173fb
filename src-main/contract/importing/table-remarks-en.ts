/** What a reader says of a table, in English: the command line and the window say the same. */
import type { NamedRole } from './column-roles';
import type { LeftOutReason, Reason, Remark, RoleReading, TableQuestion } from './table-remarks';

type Say<T extends { readonly code: string }> = { readonly [Code in T['code']]: (thing: Extract<T, { readonly code: Code }>) => string };

const shown = (names: readonly string[], most = 6): string =>
  `${names
    .slice(0, most)
    .map((name) => `‘${name}’`)
    .join(', ')}${names.length > most ? ' …' : ''}`;
const plain = (value: number): string => String(Number(value.toPrecision(4)));
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const leftOut: Readonly<Record<LeftOutReason, string>> = {
  'above-header': 'stand above the header',
  comment: 'are comments',
  labels: 'hold labels of columns',
  summary: 'hold means or sums',
  practice: 'are marked as practice',
  'no-pair': 'name no two items',
  'no-items': 'hold no answers',
  'self-pair': 'compare an item with itself',
  'other-condition': 'belong to another condition',
  marked: 'are marked as not to be used',
  'no-answer': 'are events and no answers',
  repeated: 'repeat another row cell for cell, its time or number too',
  'not-three': 'belong to trials without three rows',
};

const roles: Readonly<Record<NamedRole, string>> = {
  rater: 'rater',
  first: 'first item',
  second: 'second item',
  third: 'third item',
  odd: 'answer',
  reference: 'reference',
  pair: 'both items',
  name: 'item',
  value: 'value',
  category: 'category',
  scale: 'way of rating',
  condition: 'condition',
  trial: 'trial',
  time: 'response time',
  validation: 'kind of trial',
  count: 'number of judgements',
};

const reasons: Say<Reason> = {
  header: ({ word }) => `called ‘${word}’`,
  tool: ({ tool }) => `so called by ${tool}`,
  'short-scale': ({ low, high }) => `from ${plain(low)} to ${plain(high)}`,
  repeats: () => 'its ids repeat over the same pairs',
  'names-items': () => 'names the items',
  'two-items': () => 'names two items',
  counter: () => 'counts the rows',
  constant: () => 'is always the same',
  milliseconds: () => 'looks like milliseconds',
  seconds: () => 'looks like seconds',
  years: () => 'looks like years',
  'frame-rate': () => 'looks like a frame rate',
  identifier: () => 'belongs to the person',
  'beyond-scale': () => 'goes beyond any scale',
  'alike-in-pair': () => 'belongs to the pair',
  'never-chosen': () => 'none of its items is ever chosen',
  'people-apart': ({ column }) => `one person for each number in each ‘${column}’`,
  'by-hand': () => 'said by you',
};

const remarks: Say<Remark> = {
  'unreadable-letters': () => 'Some letters cannot be read in this encoding; they show as �. Try another encoding.',
  'old-letters': ({ encoding, example }) =>
    `Its letters are no UTF-8 and are read as ${encoding}, as in ‘${example}’; choose another encoding if they look wrong.`,
  'two-decimal-signs': ({ comma, point }) => `Some numbers have a decimal comma (${comma}), others a decimal point (${point}).`,
  thousands: ({ cell }) => `The comma in ${cell} is read as a decimal comma; it might separate thousands.`,
  'thousands-read': ({ cell, value }) => `Commas separate thousands: ${cell} is read as ${value}.`,
  'filled-down': ({ column, rows }) =>
    `‘${column}’ stands in the first row of a group only, as in merged cells; ${count(rows, 'row below is', 'rows below are')} taken to belong to it.`,
  'unnamed-rater': ({ count: n, row }) =>
    `${count(n, 'judgement names', 'judgements name')} no rater (row ${row}); they count as those of one further person.`,
  'uneven-rows': ({ row, cells, width, count: n }) => `Row ${row} has ${cells} cells where others have ${width}; ${n} such rows.`,
  'text-numbers': ({ cell }) => `Some numbers are stored as text with a decimal comma (${cell}) and are read as numbers.`,
  'other-sheets': ({ taken, others }) => `‘${taken}’ is read; the file also holds ${shown(others)}.`,
  'sheets-joined': ({ sheets }) =>
    `The sheets ${shown(sheets)} hold the same table and are read together, with the name of the sheet in each row.`,
  'rows-left-out': ({ why, count: n, rows }) =>
    `${count(n, 'row is', 'rows are')} left out because they ${leftOut[why]} (row ${rows.join(', ')}${n > rows.length ? ' …' : ''}).`,
  'columns-left-out': ({ headers }) => `Left out: ${headers.length === 1 ? 'the column' : 'the columns'} ${shown(headers, 12)}.`,
  'taken-as-missing': ({ texts, count: n }) => `${count(n, 'value is', 'values are')} taken as missing: ${shown(texts)}.`,
  'leading-numbers': ({ example, value, count: n }) =>
    `${count(n, 'answer has', 'answers have')} words beside the number; ‘${example}’ is read as ${plain(value)}.`,
  'percent-signs': ({ example, value, count: n, isShare }) =>
    `${count(n, 'value has', 'values have')} a sign of percent; ‘${example}’ is read as ${plain(value)}${isShare ? ', on a scale from 0 to 100' : ''}.`,
  'trials-joined': ({ trials, image, flag, means }) => {
    const marked = {
      odd: `the image that ‘${flag}’ marks is the odd one`,
      alike: `of the two that ‘${flag}’ marks as most alike the third is the odd one`,
      chosen: `the image that ‘${flag}’ marks is more like the reference`,
    }[means];
    return `Three rows of a trial make one triplet, ${trials} in all: ‘${image}’ names its images, and ${marked}.`;
  },
  'key-codes': ({ column, example, value }) => `‘${column}’ holds codes of keys; ${example} is read as the key ${value}.`,
  'triples-split': ({ column, example }) =>
    `‘${column}’ holds three items in each cell, as in ‘${example}’; they are read as the first, second and third.`,
  'places-unfolded': ({ example, items }) => `Each row holds the places of ${items} items, as in ‘${example}’.`,
  'piles-compared': ({ items, people, column }) =>
    `‘${column}’ says what ${count(people, 'person', 'people')} put together: two of the ${items} items have 1 where they lie together and 0 where they do not.`,
  'confusions-counted': ({ shown: what, taken, items }) =>
    `‘${taken}’ is taken for what people answered to ‘${what}’: how often each of the ${items} items was taken for another is how similar they are, as a share of its trials.`,
  'halves-joined': ({ pairs, item }) => `Two rows make one pair, ${pairs} in all: ‘${item}’ names its items.`,
  'headers-joined': ({ example }) => `The header has two rows, which are read together, as in ‘${example}’.`,
  'names-dates': ({ names }) => `These names look like dates that a spreadsheet made of something else: ${shown(names, 8)}.`,
  'names-joined': ({ name, other, count: n }) =>
    `${count(n, 'name is', 'names are')} read as one with another that differs only in spaces or in how its letters are stored: ‘${other}’ is ‘${name}’.`,
  'differs-in-trials': ({ headers }) => `Left out when the rows of a trial are joined, as they differ within it: ${shown(headers, 12)}.`,
  'names-shortened': ({ example, short, count: n }) =>
    `${count(n, 'name is', 'names are')} taken without folder and ending: ‘${example}’ is ‘${short}’.`,
  'names-alike': ({ names }) => `Names that differ little are kept apart: ${shown(names, 12)}.`,
  'both-orders': ({ pairs, differing }) =>
    `${count(pairs, 'pair stands', 'pairs stand')} in the table in both orders${differing > 0 ? `, ${differing} of them with other values` : ''}; both count for the same pair, as a mean.`,
  'repeated-pairs': ({ pairs, rows }) => `${count(pairs, 'pair has', 'pairs have')} several rows (${rows} in all); the mean is taken.`,
  'repeated-columns': ({ columns, pairs }) =>
    `${columns} columns name ${count(pairs, 'pair', 'pairs')}: some pairs stand in several columns, of two conditions perhaps, and all of them count.`,
  asymmetric: ({ pairs, by }) =>
    `${count(pairs, 'pair has', 'pairs have')} another value above the diagonal than below, by up to ${plain(by)}; the mean is taken.`,
  'other-column-order': () => 'The columns stand in another order than the rows; they are matched by name.',
  triangle: () => 'One half of the matrix is given; it stands for the other as well.',
  'own-distance': ({ name, value, count: n }) =>
    `‘${name}’ differs from itself by ${plain(value)}${n > 1 ? `, and ${n - 1} others from themselves` : ''}; the diagonal is not used. Are these similarities?`,
  'below-zero': ({ lowest, count: n }) =>
    `${count(n, 'value is', 'values are')} below 0, which no dissimilarity can be; all are shifted by ${plain(-lowest)} so that the lowest, ${plain(lowest)}, becomes 0.`,
  'meaning-assumed': ({ meaning }) => `Nothing in the file says whether high values mean similar or different; ${meaning} is assumed.`,
  'people-joined': ({ place, rater: who }) =>
    `‘${who}’ counts anew in each ‘${place}’: the same number in two of them is taken for two people.`,
  'out-of': ({ column, example, whole }) => `‘${column}’ holds answers out of ${whole}, as in ‘${example}’; the first number is read.`,
  shares: ({ column, total }) => `‘${column}’ counts out of ‘${total}’, which differs from row to row; the share is read.`,
  'codes-unmet': ({ codes }) =>
    `${shown(codes)} ${codes.length === 1 ? 'is' : 'are'} said to be an answer or a missing one, but ${codes.length === 1 ? 'stands' : 'stand'} nowhere among the values.`,
  marks: ({ column, values }) => `Rows that ‘${column}’ marks with ${shown(values.map((value) => value || ' '))} are not used.`,
  'meaning-by-ends': ({ meaning, text }) =>
    `By the words at the ends of its scale high values of ‘${text}’ mean ${meaning === 'similarity' ? 'similar' : 'different'}.`,
  'meaning-by-own': ({ meaning, value, count: n }) =>
    `${count(n, 'row compares', 'rows compare')} an item with itself and ${n === 1 ? 'has' : 'have'} ${meaning === 'similarity' ? 'high' : 'low'} values (such as ${plain(value)}): high values mean ${meaning === 'similarity' ? 'similar' : 'different'}.`,
  'matrix-without-names': ({ first, last }) =>
    `The matrix has no names; its rows are taken to be the stimuli in the order of the project, from ‘${first}’ to ‘${last}’.`,
  'numbered-matrix': ({ items }) => `The matrix has no names; its ${items} items are numbered.`,
  condition: ({ column, values }) => `‘${column}’ is taken for a condition, with ${shown(values)}; all of them are used together.`,
  'raters-by-file': ({ files }) => `${files} files of single people: each counts as one rater, with equal weight.`,
  rescaled: ({ files }) => `The values of ${files} files are brought to one range: each is divided by its largest value.`,
  arrangements: ({ trials, raters }) =>
    `${count(trials, 'arrangement', 'arrangements')} of ${count(raters, 'person', 'people')}; distances on the screen count by their evidence, and each person's have a root mean square of 1.`,
  'unusable-triplets': ({ count: n, row }) =>
    `${count(n, 'triplet cannot', 'triplets cannot')} be used: the answer is none of its items, or two of them are the same (row ${row}).`,
  'chosen-odd': ({ column }) => `‘${column}’ is taken to name the odd item.`,
  'labels-used': ({ column, example }) => `The numbers of ‘${column}’ are taken for what they stand for, as in ‘${example}’.`,
};

export function sayReason(reason: Reason): string {
  return (reasons[reason.code] as (thing: Reason) => string)(reason);
}

export function sayRemark(remark: Remark): string {
  return (remarks[remark.code] as (thing: Remark) => string)(remark);
}

/** 'value: ‘response’ (so called by jsPsych, from 0 to 100)'. */
export function sayRole({ role, headers, columns, reasons: why }: RoleReading): string {
  const names = headers.map((header, i) => (header === '' ? `column ${columns[i]! + 1}` : `‘${header}’`));
  const said = why.map(sayReason);
  return `${roles[role]}: ${names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
}

/** What is open, and what a person can say. `option` shows how on the command line. */
export function sayQuestion(question: TableQuestion): { readonly asks: string; readonly option: string } {
  switch (question.code) {
    case 'which-column': {
      const called = question.candidates.map(({ header, column }) => (header === '' ? `#${column + 1}` : header));
      const names = question.candidates.map(
        ({ reasons: why }, i) => `‘${called[i]!}’${why.length > 0 ? ` (${why.map(sayReason).join(', ')})` : ''}`,
      );
      const options = called.slice(0, 3).map((name) => `--column ${question.role}=${quoted(name)}`);
      if (question.canBeRaters === true) options.push('--kind rater-columns if each column is a rater');
      if (question.canBeStacked === true) options.push('--kind stacked-matrices if each matrix is of a person');
      if (question.canBeNone) options.push(`--column ${question.role}=none if no column is`);
      const isWhether = names.length === 1 && question.canBeNone;
      return {
        asks: `It is not clear ${isWhether ? `whether ${names[0]!} holds the ${roles[question.role]}` : `which column holds the ${roles[question.role]}: ${names.join(' or ')}`}.`,
        option: `Say ${options.join(', or ')}.`,
      };
    }
    case 'which-rows': {
      const { by, header, values } = question;
      const asks = {
        questions: `‘${header}’ holds several questions or tasks (${shown(values)}), whose answers must not be mixed.`,
        mark: `‘${header}’ may mark rows that are not to be used (${shown(values.map((value) => value || ' '))}).`,
        events: `‘${header}’ holds several kinds of events (${shown(values)}), and it is not clear which of them are the judgements.`,
      }[by];
      const options = values
        .filter((value) => value !== '')
        .slice(0, 3)
        .map((value) => `--condition ${quoted(value)}`);
      return {
        asks,
        option: `Say --column condition=${quoted(header)} and ${options.join(' or ')} to use its rows only, or --condition all to use all of them.`,
      };
    }
    case 'missing-codes': {
      const codes = question.codes.map(({ text, count: n }) => `${text} (${count(n, 'time', 'times')})`);
      return {
        asks: `These look like codes for a missing answer: ${codes.join(', ')}.`,
        option: `Say --missing ${quoted(question.codes.map(({ text }) => text).join(','))} to leave them out, or --missing none if they are answers.`,
      };
    }
    case 'words':
      return {
        asks: `The answers in ‘${question.column}’ are words: ${shown(question.words, 12)}.`,
        option: `Say what each stands for, as in --answer ${quoted(`${question.words[0] ?? 'alike'}=1`)}; =none leaves it out.`,
      };
    case 'key-codes': {
      const { column, low, high } = question;
      const first = low >= 97 ? 96 : 48;
      return {
        asks: `The answers in ‘${column}’ run from ${low} to ${high}; they may be answers or codes of the keys ${low - first} to ${high - first}.`,
        option: `Say --scale 1:9 (or the ends of your scale) if they are codes of keys, or --scale ${low}:${high} if they are answers (--rating-scale for ‘space fit’).`,
      };
    }
    case 'two-scales': {
      const {
        short: [low, high],
        long: [least, most],
        examples: [one, other],
        parts,
      } = question;
      const options =
        parts === null
          ? ''
          : ` To read one part only say --column condition=${quoted(parts.header)} and ${parts.values
              .slice(0, 3)
              .map((value) => `--condition ${quoted(value)}`)
              .join(' or ')}.`;
      return {
        asks: `There seem to be two scales: some answers run from ${plain(low)} to ${plain(high)} (‘${one}’), others from ${plain(least)} to ${plain(most)} (‘${other}’).`,
        option: `Bring them to one scale first, or say --scale ${plain(Math.min(low, least))}:${plain(most)} if all of them are on one (--rating-scale for ‘space fit’).${options}`,
      };
    }
    case 'direction': {
      const { by, text, looksLike } = question;
      const asks = {
        header: `‘${text}’ does not say clearly whether high values mean similar or different.`,
        'self-pairs': `‘${text}’ says ${looksLike === 'dissimilarity' ? 'similarity' : 'dissimilarity'}, but what things have to themselves has ${looksLike === 'dissimilarity' ? 'the lowest' : 'the highest'} values, as in ${looksLike === 'dissimilarity' ? 'dissimilarities' : 'similarities'}.`,
        'two-values': `The answers in ‘${text}’ are 0 and 1; it is not clear whether 1 means the same or different, or something else.`,
        'unknown-word': `It is not clear whether high values of ‘${text}’ mean similar or different.`,
      }[by];
      return { asks, option: 'Say --meaning similarity if high values mean similar, or --meaning dissimilarity if they mean different.' };
    }
    case 'meaning': {
      const { by, looksLike, within, between, example } = question;
      const [alike, others] =
        by === 'categories'
          ? ['Things of one category', 'things of different categories']
          : ['Things that stand alike to all others', 'things that do not'];
      const [size, opposite] = looksLike === 'similarity' ? ['high', 'low'] : ['low', 'high'];
      const named = looksLike === 'similarity' ? 'similarities' : 'dissimilarities';
      return {
        asks: `${alike} have ${size} values (${plain(within)} on average, for instance ${shown(example)}), ${others} ${opposite} ones (${plain(between)}): these look like ${named}.`,
        option: `Say --meaning ${looksLike}, or --meaning ${looksLike === 'similarity' ? 'dissimilarity' : 'similarity'} if they are right as they are read.`,
      };
    }
    default:
      return question satisfies never;
  }
}

function quoted(text: string): string {
  return /^[\w.,-]+=?[\w.-]*$/.test(text) ? text : `"${text}"`;
}
