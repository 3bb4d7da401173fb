import { describe, expect, it } from 'vitest';
import { bareName, createNameMatcher } from './match-names';
import { studyWords } from './study-words';

const study = [...new Set(studyWords.map(([, item]) => item))].map((name, i) => ({ id: `C${10 + Math.floor(i / 5)}I0${i % 5}`, name }));
const matcher = createNameMatcher(study);
const nameOf = (name: string): string => {
  const { id, how } = matcher.match(name);
  return `${how}: ${study.find((thing) => thing.id === id)?.name ?? '-'}`;
};

describe('createNameMatcher', () => {
  it('knows the sixty items in English and German, each by its own', () => {
    expect(study).toHaveLength(60);
    for (const [word, item] of studyWords) expect(nameOf(word)).toMatch(new RegExp(`^(same|translated): ${item}$`));
  });

  it.each([
    ['C06I10_bowl.jpg', 'same: bowl'],
    ['data/images/C99I01_XYZ.png', 'none: -'],
    ['C11I02', 'code: lighthouse'],
    ['c11i02_turm.tif', 'code: lighthouse'],
    ['Salt_Shaker', 'same: salt shaker'],
    ['salt-shaker (1).png', 'same: salt shaker'],
    ['WASHINGMACHINE', 'same: washing machine'],
    ['Windmuehle', 'translated: windmill'],
    ['WINDMÜHLE', 'translated: windmill'],
    ['Windmuhle', 'translated: windmill'],
    ['Möhre', 'translated: carrot'],
    ['butterflies', 'number: butterfly'],
    ['cherries', 'number: cherry'],
    ['Axes', 'number: axe'],
    ['Fliegen', 'number: fly'],
    ['Autos', 'number: car'],
    ['Zitronen', 'number: lemon'],
    ['lighthuose', 'similar: lighthouse'],
    ['brocoli', 'similar: broccoli'],
    ['ladybag', 'similar: ladybug'],
    ['Sägge', 'similar: saw'],
    ['Schmeterling', 'similar: butterfly'],
    ['owl_final.png', 'same: owl'],
    ['03_owl.png', 'same: owl'],
    ['ow', 'none: -'],
    ['helicopter', 'none: -'],
    ['', 'none: -'],
  ])('%s', (name, answer) => {
    expect(nameOf(name)).toBe(answer);
  });

  it('does not choose between two that fit equally well', () => {
    const two = createNameMatcher([
      { id: 'a', name: 'bowl A' },
      { id: 'b', name: 'bowl B' },
    ]);
    expect(two.match('bowl C')).toMatchObject({ id: null, how: 'none', suggestions: expect.arrayContaining(['a', 'b']) as string[] });
    const twins = createNameMatcher([
      { id: 'a', name: 'Säge' },
      { id: 'b', name: 'Saege' },
    ]);
    expect(twins.match('Sage').how).not.toBe('none');
    expect(twins.match('saege').id).toBeNull();
  });

  it('matches numbers, other alphabets, and names of any length', () => {
    const others = createNameMatcher([
      { id: '2001', name: '2001' },
      { id: 'item-2', name: 'ふくろう' },
      { id: 'long', name: 'x'.repeat(300) },
    ]);
    expect([
      others.match('2001.jpg').id,
      others.match('2002').id,
      others.match('ふくろう').id,
      others.match(`${'x'.repeat(300)}.png`).id,
    ]).toEqual(['2001', null, 'item-2', 'long']);
  });

  it('is quick with many names', () => {
    const many = createNameMatcher(Array.from({ length: 500 }, (_, i) => ({ id: `n${i}`, name: `thing number ${i} of many` })));
    const startMs = performance.now();
    for (let i = 0; i < 40; i++) many.match(`completely different ${i}`);
    expect(performance.now() - startMs).toBeLessThan(1500);
  });
});

describe('bareName', () => {
  it('leaves a name that is nothing but additions as it is', () => {
    expect(['final.png', '12.jpg', '.png', 'C06I10_salt_shaker.png'].map(bareName)).toEqual(['final', '12', '.png', 'salt shaker']);
  });
});
