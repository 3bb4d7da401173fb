/** `shape-space engines`: what can compute on this machine. */
import type { Command } from 'commander';
import { listEngines } from '../../../engines/open-engine';
import { exitCodes, type Act } from '../command-context';

export function addEngines(program: Command, act: Act): void {
  program
    .command('engines')
    .description('list the engines and devices, and why one cannot be used here')
    .option('--json', 'print the list as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space engines\n${exitCodes}`)
    .action(() =>
      act(async (context) => {
        const engines = await listEngines();
        for (const { name, version, device, threads, available, reason } of engines)
          context.say(
            `${name} ${version}, ${device}${device === 'cpu' ? `, ${threads} threads` : ''}: ${available ? 'available' : `not available (${reason ?? 'no reason known'})`}`,
          );
        return { value: { engines } };
      }),
    );
}
