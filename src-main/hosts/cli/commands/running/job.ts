/** `shape-space job`: carries out one run, for whoever schedules many of them. */
import type { Command } from 'commander';
import { AppError } from '../../../../contract/app-error';
import { runKeySchema, type RunKey } from '../../../../contract/running/run';
import { readProject } from '../../../../store/project/project-store';
import { createComputeSupervisor } from '../../../../studio/experiments/compute-supervisor';
import { vetNetwork } from '../../../../studio/experiments/queue/vet-network';
import { carryOutJob } from '../../../../studio/jobs/carry-out-job';
import { askAboutProject, refuseForeign } from '../../../../studio/projects/foreign-project';
import { exitCodes, place, trustOption, withReading, type Act, type CommandContext, type Outcome } from '../../command-context';
import { durationText } from '../../output/duration-text';
import { createProgressLine } from '../../output/progress-line';

export function addJob(program: Command, act: Act): void {
  program
    .command('job')
    .description('carry out one run of a project or workpack; many such commands may work on one folder at the same time')
    .argument('<folder>', 'project folder or workpack')
    .requiredOption('--run <key>', 'which run: a name of a folder in runs/, as ‘jobs --list’ gives them')
    .option('--no-wait', 'what it needs must be there: do not wait for another job that may be computing it')
    .option(...trustOption)
    .option('--json', 'print how it went as JSON on the last line')
    .addHelpText(
      'after',
      `
Stopped (Ctrl-C, or a scheduler that ends it), it writes a checkpoint; the same command goes on from there, on any machine.

Examples:
  shape-space job my-study --run 0f3a5be2c1d4f6a7b8c9d0e1
${exitCodes}`,
    )
    .action((folder: string, options: { run: string; wait: boolean; trust?: boolean }) =>
      act((context) => carryOut(context, place(context, folder), readKey(options.run), options)),
    );
}

interface Options {
  readonly wait: boolean;
  readonly trust?: boolean;
}

async function carryOut(context: CommandContext, folder: string, key: RunKey, { wait, trust = false }: Options): Promise<Outcome> {
  const { places, launchCompute, now, terminal, say } = context;
  const { id } = await readProject(folder);
  const question = trust ? null : await askAboutProject(places.userFolder, folder, id);
  if (question !== null && question.corpora.length > 0) throw refuseForeign({ ...question, pending: null }, folder);
  const line = createProgressLine(terminal, now);
  let isStopping = false;
  const end = await withReading(context, async ({ images, networks }) => {
    const supervisor = createComputeSupervisor(() => launchCompute('inherit'), places.assetsFolder, undefined, images);
    const stopListening = terminal.onInterrupt(() => {
      line.end();
      if (!isStopping) terminal.writeError('Stopping after the current training step ...\n');
      isStopping = true;
      supervisor.stop('paused');
    });
    try {
      return await carryOutJob(
        {
          folder,
          supervisor,
          version: places.version,
          tell: (sentence) => {
            line.end();
            say(sentence);
          },
          vet: (record) => vetNetwork(folder, record, networks),
          isStopping: () => isStopping,
          waitsForNeeds: wait,
          progressed: ({ label }, { phase, done, total, remainingMs }) => {
            const left = remainingMs === null ? '' : ` · ${durationText(remainingMs)} left`;
            line.show(`${label} · ${phase} ${Math.floor(done)} of ${total}${left}`, phase);
          },
        },
        key,
      );
    } finally {
      line.end();
      stopListening();
      supervisor.dispose();
    }
  });
  if (end === 'paused') say('Stopped with a checkpoint. Give the same command again to go on.');
  return { value: { run: key, state: end }, exitCode: end === 'paused' ? 130 : 0 };
}

function readKey(text: string): RunKey {
  const read = runKeySchema.safeParse(text);
  if (!read.success) throw new AppError('bad-input', `--run takes the key of a run, 24 digits from 0 to 9 and a to f, not ‘${text}’.`);
  return read.data;
}
