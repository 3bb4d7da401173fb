import { describe, expect, it } from 'vitest';
import { joinClasses, recogniseCorpus, reviewedJoins, spelling } from './class-join';
import { sketchy, tuBerlin } from './published-corpora';

describe('the published corpora', () => {
  it('have 250 and 125 different classes, and as many sketches as was published', () => {
    expect(new Set(tuBerlin.classes).size).toBe(250);
    expect(new Set(sketchy.classes).size).toBe(125);
    expect(tuBerlin.perClass! * tuBerlin.classes.length).toBe(tuBerlin.images);
    expect([...tuBerlin.classes, ...sketchy.classes].every((name) => name.trim() === name && name !== '')).toBe(true);
  });
});

describe('joinClasses', () => {
  const berlin = joinClasses(tuBerlin.classes, []);
  const common = joinClasses(sketchy.classes, [...berlin.values()]);

  it("makes the study's union of 277 classes with 98 shared", () => {
    const union = new Set([...berlin.values(), ...common.values()]);
    expect(union.size).toBe(277);
    expect([...common.values()].filter((name) => new Set(berlin.values()).has(name)).length).toBe(98);
  });

  it('joins one to one, whichever corpus comes first', () => {
    expect(new Set(berlin.values()).size).toBe(250);
    expect(new Set(common.values()).size).toBe(125);
    const first = joinClasses(sketchy.classes, []);
    expect([...first]).toEqual([...common]);
  });

  it('uses only names the corpora have in the reviewed table, and joins nothing that spelling joins anyway', () => {
    for (const { sketchy: left, tuBerlin: right } of reviewedJoins) {
      expect(sketchy.classes).toContain(left);
      expect(tuBerlin.classes).toContain(right);
      expect(spelling(left)).not.toBe(spelling(right));
      expect(common.get(left)).toBe(right);
    }
  });

  it("sees through spelling, but leaves a lab's own class names alone", () => {
    const own = joinClasses(['Alarm_Clock', 'mouse', 'Ösel'], [...berlin.values()]);
    expect([...own]).toEqual([
      ['Alarm_Clock', 'alarm clock'],
      ['mouse', 'mouse'],
      ['Ösel', 'Ösel'],
    ]);
  });
});

describe('recogniseCorpus', () => {
  it('knows the corpora by their names, also when a few folders are missing or added', () => {
    expect(recogniseCorpus(tuBerlin.classes)?.id).toBe('tu-berlin');
    expect(recogniseCorpus([...sketchy.classes.slice(5), 'photos'])?.id).toBe('sketchy');
    expect(recogniseCorpus(['cow', 'owl'])).toBeNull();
    expect(recogniseCorpus(Array.from({ length: 50 }, (_, i) => `class ${i}`))).toBeNull();
  });
});
