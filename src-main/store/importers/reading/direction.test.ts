/** Which way round judgements are: whole phrases with their negations, the words at the ends of a scale, and what things have to themselves. */
import { describe, expect, it } from 'vitest';
import { sayQuestion, sayRemark } from '../../../contract/importing/table-remarks-en';
import { directionOfEnds, directionOfPhrase, endsIn } from './columns/phrase-direction';
import { readTableFile, type TableChoices, type TableFileReading } from './sheet/read-table-file';

const items = ['mug', 'jar', 'fork', 'spade'];
const pairs = items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
const read = (content: string, choices?: TableChoices, name = 'table.csv'): Promise<TableFileReading> =>
  readTableFile(new TextEncoder().encode(content), name, choices);
const asks = ({ questions }: TableFileReading): string[] => questions.map((question) => sayQuestion(question).asks);
const says = ({ remarks }: TableFileReading): string => remarks.map(sayRemark).join('\n');
/** A table of three people whose answers stand under a header. */
const rated = (
  header: string,
  more = '',
  value: (person: number, pair: number) => string | number = (p, k) => 1 + ((p + 2 * k) % 7),
): string =>
  `person,left,right,"${header}"\n${[1, 2, 3].flatMap((p) => pairs.map(([a, b], k) => `p${p},${a},${b},${value(p, k)}`)).join('\n')}\n${more}`;

function directionOf(header: string): string | null {
  const { ends, rest } = endsIn(header);
  const base = directionOfPhrase(rest);
  return directionOfEnds(ends, base, [1, 7]) ?? base;
}

describe('a header', () => {
  const cases: Readonly<Record<'dissimilarity' | 'similarity' | 'unclear', readonly string[]>> = {
    dissimilarity: [
      ...[
        'less_similar',
        'lessAlike',
        'not_alike',
        'unrelatedness',
        'how_different',
        'mismatch_rating',
        'unlikeness',
        'non_similarity',
        'dis-similarity',
        'cosine_distance',
        '1 - correlation',
        'n_different',
      ],
      ...[
        'similarity (1 = very similar, 7 = not similar)',
        'rating (0 = identical … 10 = completely different)',
        'rating 1=same 9=different',
        'How similar are they? (1 = very, 7 = not at all)',
        'very similar (1) – very different (7)',
      ],
      ...[
        'similar 1 2 3 4 5 6 7 different',
        'rating (1 = identical)',
        'rating (higher = more different)',
        'rating (low = similar)',
        'rating (smaller = closer)',
        'dissimilarity (1 = low, 7 = high)',
        'similarity (1 = high, 7 = low)',
        'similarity (1 best, 7 worst)',
        'rating (1 = slightly different, 7 = very different)',
      ],
      ...[
        'Unähnlichkeit',
        'nicht ähnlich',
        'weniger ähnlich',
        'kaum_aehnlich',
        'Ähnlichkeit: 1 = sehr ähnlich, 7 = überhaupt nicht ähnlich',
        'Urteil 0=gleich 100=völlig verschieden',
        'hohe Werte = unähnlich',
        'Ungleichheit',
      ],
      ...[
        'moins similaire',
        'pas ressemblant',
        'dissemblance',
        'ressemblance (1 = identiques, 9 = tout à fait différents)',
        'menos parecido',
        'nada parecidos',
        'parecido (1 = muy parecido, 7 = nada parecido)',
        'qué tan diferentes',
      ],
      ...[
        'minder gelijk',
        'niet gelijkend',
        'hoe verschillend',
        'gelijkenis (1 = heel gelijkend, 7 = helemaal niet gelijkend)',
        'meno simili',
        'non simile',
        'quanto diversi',
        'somiglianza (1 = identici, 7 = completamente diversi)',
      ],
    ],
    similarity: [
      ...[
        'more_similar',
        'not_different',
        'percent_same',
        'match',
        'correlation',
        'similarity 1-7',
        'How similar? 1 (not at all) - 7 (very)',
        'very different = 1, very similar = 7',
        'different 1-7 similar',
        'rating (7 = identical)',
        'score, high means similar',
        'sameness',
        'relatedness 0 (unrelated) to 100 (same)',
        'Ähnlichkeit (1-7, 9 = kann ich nicht sagen)',
      ],
      ...[
        'judgement (1: nothing alike, 5: neither similar nor different, 9: exactly alike)',
        'unähnlich (1) bis ähnlich (7)',
        'Ähnlichkeitsurteil',
        'similarité (1 = pas du tout, 7 = tout à fait)',
        'similitud (1 = nada, 7 = mucho)',
        'somiglianza (1 = per niente, 7 = moltissimo)',
      ],
    ],
    unclear: [
      'similarity_reversed',
      'rev_sim',
      'similar_or_different',
      'same/different',
      'Ähnlichkeit_rekodiert',
      '(dis)similarity',
      'similarity_inv',
      'alikeness_recoded',
      'rating (1 = very similar, 7 = very similar)',
    ],
  };
  it.each(Object.entries(cases).flatMap(([meaning, headers]) => headers.map((header) => [header, meaning] as const)))(
    '‘%s’ says %s',
    (header, meaning) => {
      expect(directionOf(header)).toBe(meaning);
    },
  );
  it.each(['response', 'rating', 'slider.response', 'Urteil'])('‘%s’ says nothing', (header) => expect(directionOf(header)).toBeNull());

  it('is read with its negation, so that high answers are unlike', async () => {
    const { content, found, questions } = await read(rated('less_similar'));
    expect([content.meaning, content.isMeaningSure, questions]).toEqual(['dissimilarity', true, []]);
    expect(found!.ratings[0]!.rating).toBe(6); // 2 of 1 to 7, turned
  });

  it('whose ends speak against its name is read by the ends, and that is said', async () => {
    const reading = await read(rated('similarity (1 = very similar, 7 = not similar)'));
    expect([reading.content.meaning, asks(reading)]).toEqual(['dissimilarity', []]);
    expect(says(reading)).toContain(
      'By the words at the ends of its scale high values of ‘similarity (1 = very similar, 7 = not similar)’ mean different.',
    );
  });

  it('that speaks of both is asked about, with the option that decides', async () => {
    const open = await read(rated('similarity_reversed'));
    expect(asks(open)).toEqual(['‘similarity_reversed’ does not say clearly whether high values mean similar or different.']);
    expect(sayQuestion(open.questions[0]!).option).toContain('--meaning dissimilarity');
    expect((await read(rated('similarity_reversed'), { content: { meaning: 'dissimilarity' } })).questions).toEqual([]);
  });

  it('in a word that is not known is asked about, and one that is plain is not', async () => {
    expect(asks(await read(rated('grimbliness')))).toEqual([
      'It is not clear whether high values of ‘grimbliness’ mean similar or different.',
    ]);
    expect(asks(await read(rated('response')))).toEqual([]);
  });
});

describe('labels beside the answers', () => {
  it('in the cells tell the direction', async () => {
    const reading = await read(rated('answer', '', (p, k) => ['1 - identical', 2, 3, 4, 5, 6, '7 - totally different'][(p + 2 * k) % 7]!));
    expect([reading.content.meaning, asks(reading)]).toEqual(['dissimilarity', []]);
  });

  it('in columns of their own tell it, and a prompt as well', async () => {
    const ends = rated('response')
      .replace('person,', 'anchor_low,anchor_high,person,')
      .replace(/^p/gm, 'identical,completely different,p')
      .replace('identical,completely different,person', 'person');
    expect((await read(ends)).content).toMatchObject({ meaning: 'dissimilarity', isMeaningSure: true });
    const prompt = rated('response')
      .replace('person,', 'prompt,person,')
      .replace(/^p(?=\d)/gm, 'How different are these?,p');
    expect((await read(prompt)).content).toMatchObject({ meaning: 'dissimilarity', isMeaningSure: true });
  });
});

describe('what things have to themselves', () => {
  const own = (value: number): string => [1, 2, 3].flatMap((p) => items.map((a) => `p${p},${a},${a},${value}`)).join('\n');

  it('tells the direction where the header does not, and that is said', async () => {
    const low = await read(rated('rating', own(1)));
    expect([low.content.meaning, asks(low)]).toEqual(['dissimilarity', []]);
    expect(says(low)).toContain('12 rows compare an item with itself and have low values (such as 1): high values mean different.');
    expect((await read(rated('rating', own(7)))).content).toMatchObject({ meaning: 'similarity', isMeaningSure: true });
  });

  it('against the header is asked about', async () => {
    const open = await read(rated('similarity', own(1)));
    expect(asks(open)).toEqual([
      '‘similarity’ says similarity, but what things have to themselves has the lowest values, as in dissimilarities.',
    ]);
    expect(asks(await read(rated('dissimilarity', own(1))))).toEqual([]);
  });

  const counts = (title: string): string =>
    `${title}\n,${items.join(',')}\n${items.map((a, i) => [a, ...items.map((_, j) => (i === j ? 0 : 10 + i + j))].join(',')).join('\n')}\n`;
  it.each(['Similarity matrix (number of participants sorting together),,,,', 'Co-occurrence counts,,,,', 'Ähnlichkeiten,,,,'])(
    'an empty diagonal under the title ‘%s’ is asked about',
    async (title) => {
      expect(asks(await read(counts(title)))[0]).toContain('but what things have to themselves has the lowest values');
    },
  );

  it('an empty diagonal in a file that is called after co-occurrence is asked about, one of distances is not', async () => {
    expect(asks(await read(counts('Study 1,,,,'), {}, 'cooccurrence.csv'))[0]).toContain('‘cooccurrence.csv’ says similarity');
    expect(asks(await read(counts('Dissimilarities,,,,'), {}, 'distances.csv'))).toEqual([]);
  });

  it('a title that speaks of both is asked about', async () => {
    expect(asks(await read(counts('Dissimilarity matrix (number of people sorting together),,,,')))[0]).toContain('does not say clearly');
  });
});

it('answers of 0 and 1 are asked about unless the header says what 1 is', async () => {
  const of = (header: string): string => rated(header, '', (p, k) => (p + k) % 2);
  expect(asks(await read(of('response')))[0]).toContain('are 0 and 1; it is not clear whether 1 means the same or different');
  expect((await read(of('different'))).content).toMatchObject({ meaning: 'dissimilarity', isMeaningSure: true });
  expect((await read(of('same'))).content).toMatchObject({ meaning: 'similarity', isMeaningSure: true });
});
