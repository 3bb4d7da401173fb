import { describe, expect, it } from 'vitest';
import { findIcons, groupOutlines } from './sample-icon-sets';

describe('groupOutlines', () => {
  it('keeps the outline style and forgets its ending and numbering', () => {
    const names = ['bus-line', 'bus-2-line', 'bus2-line', 'bus-fill', 'bus-wifi-line', '3d-line'];
    expect([...groupOutlines(names, { outlineEnding: '-line' })]).toEqual([
      ['bus', ['bus-line', 'bus-2-line', 'bus2-line']],
      ['bus-wifi', ['bus-wifi-line']],
      ['3d', ['3d-line']],
    ]);
  });

  it('drops what the set marks as filled', () => {
    expect([...groupOutlines(['cat', 'cat-fill', 'filler'], { notOutline: '-fill$' }).keys()]).toEqual(['cat', 'filler']);
  });
});

describe('findIcons', () => {
  const set = { prefix: 'set', outlines: groupOutlines(['bike', 'bicycle', 'bicycle-2', 'bicycle-3'], {}) };
  const table = { classes: { bicycle: ['bicycle', 'bike'] }, skip: ['set:bicycle'] };

  it('takes the best names first, at most two, and none that is to be skipped', () => {
    expect(findIcons(set, 'bicycle', table)).toEqual(['bicycle-2', 'bicycle-3']);
    expect(findIcons(set, 'cow', table)).toEqual([]);
  });
});
