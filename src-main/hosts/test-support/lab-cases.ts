/** Files as laboratories have them, each standing for a kind, with what the command line has to say of it. Items are tools of the project's own. */

export interface LabCase {
  /** Folder and files; tables of the same names are kept outside the project with other items. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: readonly string[];
  /** Exit code of a preview. */
  readonly code?: 0 | 2;
  /** What stands in its lines. */
  readonly says: readonly (string | RegExp)[];
  readonly never?: readonly (string | RegExp)[];
}

export const labItems = ['saw', 'axe', 'nail', 'drill', 'rake'];
const pairs = labItems.flatMap((first, i) => labItems.slice(i + 1).map((second) => [first, second] as const));
const judged = (pair: number, person: number): number => 1 + ((pair * 3 + person * 2) % 7);

type Trial = {
  readonly who: string;
  readonly n: number;
  readonly a: string;
  readonly b: string;
  readonly x: number;
  readonly k: number;
  readonly at: number;
};

function trials(people: readonly string[], row: (trial: Trial) => string): string {
  return `${people.flatMap((who, n) => pairs.map(([a, b], k) => row({ who, n, a, b, x: judged(k, n), k, at: n * pairs.length + k }))).join('\n')}\n`;
}

const three = ['W1', 'W2', 'W3'];
const two = ['W1', 'W2'];
const shared4 = [
  [0, 12, 31, 44],
  [12, 0, 20, 35],
  [31, 20, 0, 15],
  [44, 35, 15, 0],
] as const;
const four = labItems.slice(0, 4);
const grid = (names: readonly string[], order: readonly string[], corner = ''): string =>
  `${corner},${order.join()}\n${names.map((row) => `${row},${order.map((column) => shared4[names.indexOf(row)]![names.indexOf(column)]!).join()}`).join('\n')}\n`;
const person = (near: number): string => `,saw,axe,nail\nsaw,0,${near},50\naxe,${near},0,50\nnail,50,50,0\n`;
const asked = 'Nothing in the file says whether high values mean similar or different';

export const labCases: readonly LabCase[] = [
  {
    name: 'time-read-as-rating',
    files: {
      'trials.csv': `subject_id,left,right,response,rt\n${trials(three, ({ who, a, b, x, at }) => `${who},${a},${b},${x},${640 + at * 37}`)}`,
    },
    says: [
      'Read as ratings: 5 items, 10 pairs, similarity from 1 to 7, 3 raters',
      'value: ‘response’',
      'response time: ‘rt’',
      'rater: ‘subject_id’',
    ],
    never: [/value: ‘rt’/],
  },
  {
    name: 'time-read-as-rating',
    files: {
      'german.csv': `VPN;Bild_A;Bild_B;Antwort;Reaktionszeit\n${trials(['1', '2', '3'], ({ who, a, b, x, at }) => `${who};${a};${b};${x};${640 + at * 37}`)}`,
    },
    says: [
      'Read as ratings: 5 items, 10 pairs, similarity from 1 to 7, 3 raters',
      'value: ‘Antwort’',
      'response time: ‘Reaktionszeit’',
      'rater: ‘VPN’',
    ],
  },
  {
    name: 'counter-read-as-rating',
    files: {
      'jspsych-like.csv': `rt,response,trial_type,trial_index,subject_id,left,right\n${trials(three, ({ who, a, b, x, k, at }) => `${640 + at},${x * 13},html-slider-response,${k + 1},${who},img/${a}.png,img/${b}.png`)}`,
    },
    says: [
      'Read as ratings: 5 items, 10 pairs, similarity from 0 to 100, 3 raters',
      'value: ‘response’',
      'rater: ‘subject_id’',
      '5 names are taken without folder and ending',
    ],
  },
  {
    name: 'rows-that-are-no-trials',
    files: {
      'psychopy-like.csv': `imageLeft,imageRight,trials.thisN,welcome.keys,slider.response,slider.rt,participant\n,,,space,,,W1\n${trials(['W1'], ({ who, a, b, x, k }) => `stim/${a}.png,stim/${b}.png,${k},,${x},1.2,${who}`)},,,,,,W1\n`,
    },
    says: [
      'Read as ratings: 5 items, 10 pairs, similarity from 1 to 7, 1 raters',
      'value: ‘slider.response’',
      'rater: ‘participant’',
      '2 rows are left out because they name no two items',
    ],
  },
  {
    name: 'rows-that-are-no-trials',
    files: {
      'mean-row-at-the-end.csv': `rater,first,second,rating\n${trials(['W1'], ({ who, a, b, x }) => `${who},${a},${b},${x}`)},,,\nMean,,,3.4\n`,
    },
    says: ['5 items, 10 pairs, similarity from 1 to 7, 1 raters', 'hold means or sums'],
  },
  {
    name: 'rows-above-the-header',
    files: {
      'title.csv': `Likeness of tools;;;\n\nRater;Picture 1;Picture 2;Rating\n${trials(two, ({ who, a, b, x }) => `${who};${a};${b};${x}`)}`,
    },
    says: [
      'with a header in row 3',
      '5 items, 10 pairs, similarity from 1 to 7, 2 raters',
      '1 row is left out because they stand above the header',
    ],
  },
  {
    name: 'numbered-raters',
    files: { 'ratings.csv': `ID,left,right,rating\n${trials(['1', '2', '3'], ({ who, a, b, x }) => `${who},${a},${b},${x}`)}` },
    says: ['Read as ratings: 5 items, 10 pairs, similarity from 1 to 7, 3 raters', 'rater: ‘ID’', 'value: ‘rating’'],
  },
  {
    name: 'condition-read-as-rater',
    files: {
      'ratings.csv': `condition,left,right,rating\n${trials(two, ({ a, b, x, k }) => `${k % 2 === 0 ? 'inverted' : 'upright'},${a},${b},${x}`)}`,
    },
    says: ['Read as pairs: 5 items, 10 pairs', '‘condition’ is taken for a condition', 'all of them are used together'],
    never: [/raters/, 'rater: ‘condition’'],
  },
  {
    name: 'one-row-per-rater',
    files: {
      'wide.csv': `ID,age,${pairs.map(([a, b]) => `${a}_${b}`).join()}\n${three.map((who, n) => `${who},${21 + n},${pairs.map((_, k) => judged(k, n)).join()}`).join('\n')}\n`,
    },
    says: ['Read as rater-rows: 5 items, 10 pairs, similarity from 1 to 7, 3 raters', 'Left out: the column ‘age’'],
  },
  {
    name: 'pair-in-one-cell',
    files: {
      'jspsych-like.csv': `subject,rt,stimuli,response\n${trials(two, ({ who, a, b, x }) => `${who},900,"[""img/${a}.png"",""img/${b}.png""]",${x * 10}`)}`,
    },
    says: ['Read as ratings: 5 items, 10 pairs, similarity from 0 to 100, 2 raters', 'both items: ‘stimuli’'],
  },
  {
    name: 'pair-in-one-cell',
    files: {
      'jspsych-like.json': `[${trials(two, ({ who, a, b, x }) =>
        JSON.stringify({ subject: who, rt: 900, stimuli: [`img/${a}.png`, `img/${b}.png`], response: x * 10 }),
      )
        .trim()
        .split('\n')
        .join()}]`,
    },
    says: ['Read as ratings: 5 items, 10 pairs, similarity from 0 to 100, 2 raters', 'both items: ‘stimuli’'],
  },
  {
    name: 'triplets',
    files: {
      'odd-one-out.csv': `subject,image1,image2,image3,odd_one_out,rt\n${two.flatMap((who) => pairs.map(([a, b], k) => `${who},${a}.jpg,${b}.jpg,${labItems.filter((item) => item !== a && item !== b)[k % 3]!}.jpg,${a}.jpg,${800 + k}`)).join('\n')}\n`,
    },
    says: [/Read as triplets: 5 items, 20 triplets, 2 raters/, 'answer: ‘odd_one_out’'],
    never: ['value: ‘rt’'],
  },
  {
    name: 'answers-in-words',
    files: {
      'likert.csv': `participant,left,right,answer\n${trials(two, ({ who, a, b, x }) => `${who},${a},${b},${x === 4 ? '4 - neither' : x === 1 ? '1 - not alike' : x}`)}`,
    },
    says: ['5 items, 10 pairs, similarity from 1 to 7, 2 raters', /have words beside the number/],
  },
  {
    name: 'missing-codes',
    files: {
      'ratings.csv': `subject,left,right,rating\n${trials(three, ({ who, a, b, x, k }) => `${who},${a},${b},${k === 2 ? -99 : k === 5 ? 999 : x}`)}`,
    },
    code: 2,
    says: ['codes for a missing answer: -99', '999', '--missing -99,999'],
  },
  {
    name: 'numeric-names',
    files: { 'matrix.csv': grid(['201', '204', '207', '210'], ['201', '204', '207', '210']) },
    says: ['Read as matrix: 4 items, 6 pairs'],
  },
  {
    name: 'numeric-names',
    files: { 'corner-word.csv': grid(['201', '204', '207', '210'], ['201', '204', '207', '210'], 'item') },
    says: ['Read as matrix: 4 items, 6 pairs'],
  },
  {
    name: 'columns-in-other-order',
    files: { 'matrix.csv': grid(four, ['nail', 'saw', 'drill', 'axe']) },
    says: ['4 items, 6 pairs', 'matched by name'],
  },
  {
    name: 'triangle-n-minus-1',
    files: {
      'dist.csv': `,${labItems.slice(0, 4).join()}\n${labItems
        .slice(1)
        .map(
          (row, i) =>
            `${row},${labItems
              .slice(0, 4)
              .map((_, j) => (j > i ? '' : 9 + i * 7 + j))
              .join()}`,
        )
        .join('\n')}\n`,
    },
    says: ['Read as matrix: 5 items, 10 pairs', asked],
  },
  {
    name: 'spaces-between-columns',
    files: {
      'write-table.txt': `${four.map((name) => `"${name}"`).join(' ')}\n${four.map((name, i) => `"${name}" ${shared4[i]!.join(' ')}`).join('\n')}\n`,
    },
    says: ['columns separated by spaces', 'Read as matrix: 4 items, 6 pairs'],
  },
  {
    name: 'spaces-between-columns',
    files: { 'printed.txt': `      saw  axe nail\naxe    12\nnail   31   20\ndrill  44   35   15\n` },
    says: ['columns separated by spaces', 'Read as matrix: 4 items, 6 pairs'],
  },
  {
    name: 'many-matrices',
    files: { 'person1.csv': person(10), 'person2.csv': person(10), 'person3.csv': person(10), 'person4.csv': person(90) },
    says: ['4 files of single people: each counts as one rater, with equal weight', '3 dissimilarities'],
  },
  {
    name: 'many-matrices',
    files: {
      'person4.csv': person(90),
      'person1.csv': person(10),
      'other_scale.csv': ',saw,axe,nail\nsaw,0,0.1,0.5\naxe,0.1,0,0.5\nnail,0.5,0.5,0\n',
    },
    code: 2,
    says: ['other_scale.csv has values of another scale', '--rescale'],
  },
  {
    name: 'both-orders',
    files: { 'pairs.csv': 'first,second,dissimilarity\nsaw,axe,3\naxe,saw,4\nsaw,nail,6\nnail,saw,6\naxe,nail,2\nnail,axe,3\n' },
    says: ['3 items, 3 pairs', 'in both orders, 2 of them with other values'],
  },
  {
    name: 'below-zero',
    files: { 'crossvalidated.csv': 'first,second,dissimilarity\nsaw,axe,0.8\nsaw,nail,1.4\naxe,nail,-0.1\n' },
    says: ['1 value is below 0', 'all are shifted by 0.1'],
  },
  {
    name: 'names-merged',
    files: { 'letters.csv': 'first,second,dissimilarity\nA,a,1\nA,B,5\nA,b,6\na,B,6\na,b,5\nB,b,1\n' },
    says: ['4 items, 6 pairs', 'kept apart', '4 new stimuli'],
  },
  {
    name: 'names-merged',
    files: {
      'similar-names.csv': 'first,second,dissimilarity\nnail,nails,6\nnail,rake,7\nnail,rate,6\nnails,rake,7\nnails,rate,6\nrake,rate,6\n',
    },
    says: ['4 items, 6 pairs', '4 new stimuli'],
  },
];

/** Fits that say little, for `space fit`. */
export const hollowFits: Readonly<Record<string, { readonly text: string; readonly says: RegExp }>> = {
  'chain.csv': { text: 'first,second,dissimilarity\nsaw,axe,3\naxe,nail,5\nnail,drill,2\ndrill,rake,4\n', says: /Warning.*fewer than/s },
  'two-clusters.csv': {
    text: `first,second,dissimilarity\n${['saw', 'axe', 'nail', 'bee', 'ant', 'fly'].flatMap((a, i, all) => all.slice(i + 1).map((b, k) => `${a},${b},${i < 3 === i + 1 + k < 3 ? 1 + (i + k) / 10 : 9 + (i * k) / 10}`)).join('\n')}\n`,
    says: /Warning.*(two groups|next to 0)/s,
  },
};
