import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../src-renderer/strings/en/index';
import { readGuide } from './read-guide';

const guide = readGuide(readFileSync(new URL('../../docs/user-guide.md', import.meta.url), 'utf8'));

describe('the guide in the window', () => {
  it('has a page for every screen, under the name of the screen, that says something', () => {
    const { navigation, ...screens } = en.screens;
    expect(navigation).toBe('Screens'); // not a screen, but all of them
    for (const screen of Object.values(screens)) {
      const page = guide.find(({ title }) => title === screen);
      expect(page?.blocks.length, screen).toBeGreaterThan(0);
    }
  });

  it('keeps emphasis, code, lists and tables, and leaves pictures and targets of links out', () => {
    const [page] = readGuide(
      '# G\nlead\n## Space\n![Space](space.png)\n\nA *map* of `a<b>` & **more\nwords**, [here](x.md).\n\n- one\n- *two*\n\n| a | b |\n|---|---|\n| 1 | `2` |\n',
    );
    expect(page).toEqual({
      title: 'Space',
      blocks: [
        {
          kind: 'paragraph',
          text: [
            'A ',
            { kind: 'emphasis', text: ['map'] },
            ' of ',
            { kind: 'code', text: 'a<b>' },
            ' & ',
            { kind: 'strong', text: ['more words'] },
            ', ',
            'here',
            '.',
          ],
        },
        { kind: 'list', ordered: false, items: [['one'], [{ kind: 'emphasis', text: ['two'] }]] },
        { kind: 'table', head: [['a'], ['b']], rows: [[['1'], [{ kind: 'code', text: '2' }]]] },
      ],
    });
  });

  it.each(['<b>raw</b>\n', 'a <i>b</i>\n', '> quoted\n', '- a\n\n  ![x](y.png)\n\n  b\n'])(
    'refuses what a page cannot show: %j',
    (markdown) => {
      expect(() => readGuide(`## Space\n${markdown}`)).toThrow(/cannot show/);
    },
  );
});
