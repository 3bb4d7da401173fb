/** `shape-space diagnose`: what helps others to help, without names. */
import type { Command } from 'commander';
import { AppError } from '../../../contract/app-error';
import { writeZip } from '../../../studio/bundle/writing/zip-writer';
import { gatherDiagnostics } from '../../../studio/diagnostics/gather-diagnostics';
import { exitCodes, place, type Act } from '../command-context';

export function addDiagnose(program: Command, act: Act): void {
  program
    .command('diagnose')
    .description(
      'show what helps others to help you (versions, devices, counts, last faults; no names, no data), or write it as a zip file',
    )
    .argument('[project]', 'project folder; its counts and settings are added')
    .option('--out <file>', 'the zip file; without it everything is printed and nothing is written')
    .option('--json', 'print the texts, or the path, as JSON on the last line')
    .addHelpText('after', `\nExamples:\n  shape-space diagnose\n  shape-space diagnose my-study --out for-help.zip\n${exitCodes}`)
    .action((project: string | undefined, { out }: { out?: string }) =>
      act(async (context) => {
        const { assetsFolder, userFolder, version } = context.places;
        if (out !== undefined && !/\.zip$/i.test(out))
          throw new AppError('bad-input', `--out takes a file that ends with .zip, not ‘${out}’.`);
        const folder = project === undefined ? null : place(context, project);
        const diagnostics = await gatherDiagnostics({ assetsFolder, userFolder, version, host: 'cli', project: folder });
        if (out === undefined) {
          for (const { name, text } of diagnostics.files) context.say(`== ${name}\n${text}`);
          return { value: diagnostics };
        }
        const path = place(context, out);
        await writeZip(
          path,
          diagnostics.files.map(({ name, text }) => ({ path: name, bytes: new TextEncoder().encode(text) })),
        );
        context.say(`${path}: ${diagnostics.files.map(({ name }) => name).join(', ')}`);
        return { value: { path } };
      }),
    );
}
