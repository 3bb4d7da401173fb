/** `shape-space verify`: every number of a published bundle, computed again. */
import type { Command } from 'commander';
import type { Finding, Verification } from '../../../../contract/results/bundle';
import { verifyBundle } from '../../../../studio/bundle/verifying/verify-bundle';
import { exitCodes, place, withReading, type Act } from '../../command-context';
import { createProgressLine, describeWork } from '../../output/progress-line';
import { align } from '../../output/text-table';

export function addVerify(program: Command, act: Act): void {
  program
    .command('verify')
    .description('check a published bundle: every file, and every number that can be computed again')
    .argument('<bundle>', 'zip file made by ‘bundle’ or by Publish')
    .option('--trainings', 'train the networks again, too; takes as long as it took their author')
    .option('--json', 'print everything that was found as JSON on the last line')
    .addHelpText(
      'after',
      `
Ends with 2 when something differs from what was published.

Examples:
  shape-space verify my-study.zip
  shape-space verify my-study.zip --trainings --json > report.json
${exitCodes}`,
    )
    .action((bundle: string, options: { trainings?: true }) =>
      act(async (context) => {
        const { places, launchCompute: launch, now, terminal } = context;
        const line = createProgressLine(terminal, now);
        const startedAt = now();
        const verification = await withReading(context, (reading) =>
          verifyBundle(
            { path: place(context, bundle), withTrainings: options.trainings ?? false },
            {
              assetsFolder: places.assetsFolder,
              launch,
              reading,
              now,
              tell: (part, done, total) => {
                if (now() - startedAt >= 1000) line.show(describeWork(`Looking at ${part}`, { done, total, remainingMs: null }), part);
              },
            },
          ),
        ).finally(() => line.end());
        context.say(describe(verification));
        return { value: verification, ...(verification.holds ? {} : { exitCode: 2 }) };
      }),
    );
}

const outcomeWords = { identical: 'identical', rounding: 'within rounding', differs: 'DIFFERS', unknown: 'not computed again' } as const;

function describe({ bundle, findings, holds }: Verification): string {
  const rows = findings.map(({ part, item, outcome, numbers }) => [
    part,
    item,
    outcomeWords[outcome],
    numbers === 0 ? '' : String(numbers),
  ]);
  const notes = findings.flatMap(({ item, detail }) => (detail === null ? [] : [`  ${item}: ${detail}`]));
  const total = (outcome: Finding['outcome']): number =>
    findings.filter((each) => each.outcome === outcome).reduce((sum, { numbers }) => sum + numbers, 0);
  const verdict = holds
    ? `${total('identical')} numbers are identical, ${total('rounding')} within rounding; nothing differs.`
    : `${findings.filter(({ outcome }) => outcome === 'differs').length} things differ from what was published.`;
  return [
    `${bundle.name}, published by ${bundle.program}${bundle.tag === null ? '' : ` (${bundle.tag})`}`,
    '',
    ...align([['what', 'numbers', 'outcome', 'part'], ...rows]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    '',
    verdict,
  ].join('\n');
}
