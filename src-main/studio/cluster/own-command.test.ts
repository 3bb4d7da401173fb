import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ownCommand, quoteWord } from './own-command';

it.skipIf(process.platform === 'win32')('quotes words so that a shell reads them back', () => {
  for (const word of ['plain/path', "with 'quotes' and spaces", '$HOME; rm', 'ünï*code', ''])
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${quoteWord(word)}`], { encoding: 'utf8' })).toBe(word);
});

it('calls a checkout with Node and an installed program by itself', () => {
  expect(ownCommand(['/usr/bin/node', '/my apps/out/main/cli.js'], false)).toBe("/usr/bin/node '/my apps/out/main/cli.js'");
  expect(ownCommand(['/opt/app/shape-space-studio', '--cli'], true)).toBe('/opt/app/shape-space-studio --ozone-platform=headless --cli');
});
