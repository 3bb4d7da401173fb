import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

const dark = css.slice(css.indexOf("[data-theme='dark']"));
const light = css.slice(0, css.indexOf("[data-theme='dark']"));
const surfaces = ['page', 'surface', 'raised', 'hover', 'selected'];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, theme) => {
  const contrast = (a: string, b: string): number => contrastOf(colour(theme, a), colour(theme, b));

  it.each(['ink', 'muted', 'accent'])('has %s text of at least 4.5:1 on every surface', (text) => {
    for (const surface of surfaces) expect(contrast(text, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  it('has words of state of at least 4.5:1 where they stand', () => {
    for (const text of ['good', 'warn', 'bad'])
      for (const on of ['page', 'surface', 'raised']) expect(contrast(text, on), `${text} on ${on}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('on-accent', 'accent-strong')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('warn', 'warn-surface')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('ink', 'warn-surface')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('ink', 'bad-surface')).toBeGreaterThanOrEqual(4.5);
  });

  it('has edges of controls of at least 3:1', () => {
    for (const surface of surfaces) expect(contrast('edge', surface), surface).toBeGreaterThanOrEqual(3);
  });
});

function colour(theme: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme);
  if (!found?.[1]) throw new Error(`tokens.css has no --${name}`);
  return found[1];
}

/** WCAG 2.2, definitions of contrast ratio and relative luminance. */
function contrastOf(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
