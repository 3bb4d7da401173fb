/** How this very program is called again, for whoever is to call it later. */

/** One word of a command of a POSIX shell. */
export function quoteWord(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** An installed program is its own executable; a checkout is Node with the built script. */
export function ownCommand(argv: readonly string[] = process.argv, isInstalled = process.versions['electron'] !== undefined): string {
  const [executable = 'node', script = ''] = argv;
  const words = isInstalled ? [executable, '--ozone-platform=headless', '--cli'] : [executable, script];
  return words.map(quoteWord).join(' ');
}
