import { describe, expect, it } from 'vitest';
import { colourDistance, colourVisions, contrastRatio, leastOpacity } from './colour-vision';
import { categoryStyle, coloursOnDark, coloursOnWhite, darkTheme, paperTheme } from './palette';
import { symbolShapes } from './symbol-path';

/** Four times the difference that is just noticeable side by side. */
const leastDistance = 0.08;

describe.each(colourVisions)('palettes under %s', (vision) => {
  it('keeps any two colours on white apart', () => {
    expect(leastPairDistance(coloursOnWhite, vision)).toBeGreaterThan(leastDistance);
  });
  it('keeps any two colours on dark apart', () => {
    expect(leastPairDistance(coloursOnDark, vision)).toBeGreaterThan(leastDistance);
  });
});

it('the measure sees what a red-green deficiency hides', () => {
  expect(colourDistance('#d62728', '#2ca02c', 'typical')).toBeGreaterThan(0.25);
  expect(colourDistance('#d62728', '#2ca02c', 'deuteranopia')).toBeLessThan(0.14);
});

it.each([paperTheme, darkTheme])('marks reach 3:1 and letters 4.5:1 on their paper', (theme) => {
  for (const colour of [...theme.colours, theme.rule]) expect(contrastRatio(colour, theme.paper), colour).toBeGreaterThanOrEqual(3);
  for (const colour of [theme.ink, theme.muted]) expect(contrastRatio(colour, theme.paper), colour).toBeGreaterThanOrEqual(4.5);
});

it('a colour may be as pale as 3:1 on its paper allows, and no paler', () => {
  expect(leastOpacity('#000000', '#ffffff', 3)).toBeCloseTo(0.42, 2); // #949494 has 3.03:1 on white
  expect(leastOpacity('#e3e6ea', '#ffffff', 3)).toBe(1); // never has it
  for (const { colours, paper } of [paperTheme, darkTheme])
    for (const colour of colours) expect(leastOpacity(colour, paper, 3), colour).toBeLessThanOrEqual(1);
});

it('twelve categories have twelve shapes, and seventy-two have seventy-two looks', () => {
  const twelve = symbolShapes.map((_, i) => categoryStyle(paperTheme, i).shape);
  expect(new Set(twelve).size).toBe(12);
  const looks = Array.from({ length: 72 }, (_, i) => JSON.stringify(categoryStyle(paperTheme, i)));
  expect(new Set(looks).size).toBe(72);
});

function leastPairDistance(colours: readonly string[], vision: (typeof colourVisions)[number]): number {
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => colourDistance(a, b, vision))));
}
