/** `run --budget`: the size that fits the time there is, measured, planned and said before anything is started. */
import { AppError } from '../../../contract/app-error';
import { budgetSchema, type Fitted } from '../../../contract/running/fitted';
import { readProject } from '../../../store/project/project-store';
import type { Studio } from '../../../studio/studio';
import { valueOf, type CommandContext } from '../command-context';
import { durationText } from '../output/duration-text';

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** '10h', '45m', '1.5h', '2d' in milliseconds. */
export function readBudget(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([mhd])(?:in|ours?|ays?)?\s*$/.exec(text) ?? [];
  const read = budgetSchema.safeParse(Math.round(Number(number) * units[unit as keyof typeof units]));
  if (read.success) return read.data;
  throw new AppError('bad-input', `--budget takes the time there is, from 1m to 70d, as in 45m, 10h or 2d, not ‘${text}’.`);
}

/** Measures where that was never done, because a plan goes by the speed. */
export async function chooseBudget(context: CommandContext, studio: Studio, folder: string, budgetMs: number): Promise<Fitted> {
  const before = (await readProject(folder)).fitted;
  const { measuredAt } = valueOf(await studio.methods.describeDevices({}));
  if (measuredAt === null && before?.budgetMs !== budgetMs) {
    context.say('Measuring how fast this computer trains ...');
    valueOf(await studio.methods.measureDevices({}));
    while (valueOf(await studio.methods.describeDevices({})).measuring !== null) await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const { file } = valueOf(await studio.methods.chooseBudget({ budgetMs }));
  const fitted = file.fitted!;
  for (const line of describePlan(fitted)) context.say(line);
  return fitted;
}

export function describePlan(fitted: Fitted): string[] {
  const { budgetMs, predictedMs, imageSize, widthMultiplier, bottleneck, epochs, corpusCopies, featureCopies } = fitted;
  return [
    `Planned for ${durationText(budgetMs)} (about ${durationText(predictedMs)} for all): images of ${imageSize} pixels, width ${widthMultiplier}, bottleneck ${bottleneck}; ${epochs} epochs of classification with ${corpusCopies} copies of each sketch (those of a very large corpus fewer), then ${multiTaskPart(fitted)} of multi-task learning from that network; regressions on ${featureCopies} copies.`,
    'Not as in the study, and said so with every result. Dimensions other than the target’s come last, the nearest first, as many as there is time for; what is left when classification is trained goes into more of multi-task learning.',
  ];
}

/** Said at the end, where more or less became of the plan while it ran. */
export function describeChange(before: Fitted, after: Fitted): string | null {
  const [planned, came] = [before, after].map(
    (each) => `${each.epochs} epochs of classification, ${multiTaskPart(each)} of multi-task learning`,
  );
  return planned === came ? null : `To keep to the time the plan was changed from ${planned} to ${came}.`;
}

const multiTaskPart = ({ multiTaskEpochs, stimulusCopies }: Fitted): string =>
  `${multiTaskEpochs}${stimulusCopies === undefined ? '' : ` (with ${stimulusCopies} copies of each drawing)`}`;
