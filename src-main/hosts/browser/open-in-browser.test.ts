import { describe, expect, it } from 'vitest';
import { openCommand } from './open-in-browser';

describe('opening the standard browser', () => {
  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
    ['win32', 'rundll32'],
  ] as const)('is done on %s with %s', (platform, command) => {
    const opened = openCommand('file:///home/m/open-1.html', platform);
    expect(opened.command).toBe(command);
    expect(opened.args.at(-1)).toBe('file:///home/m/open-1.html');
  });
});
