/** What the records of a row's runs say of how its numbers came about: settings other than the study's, trainings on their plateau. */
import type { Departure } from '../../contract/departures';
import type { PlateauSign, RunKey } from '../../contract/run';
import { departuresOf } from '../../core/experiments/departures';
import { readRun } from '../../store/run-store';

export interface HowTrained {
  readonly departures: Departure[];
  /** Folds (from 0) whose training did not leave the plateau it began on, and by which signs. */
  readonly plateau?: { readonly folds: number[]; readonly signs: PlateauSign[] };
}

/** A record that is lost says nothing. Of regressions those of the trainings count whose features they read. */
export async function readHowTrained(
  folder: string,
  runs: readonly { readonly key: RunKey; readonly fold: number }[],
): Promise<HowTrained> {
  const records = await Promise.all(runs.map(({ key }) => readRun(folder, key).catch(() => null)));
  const found = records.flatMap((record) => (record === null ? [] : [record]));
  const [first] = found;
  const trainings = await Promise.all(
    found.map(async (record) => {
      const [source] = record.configuration.kind === 'regression' ? record.needs : [];
      return source === undefined ? record : ((await readRun(folder, source).catch(() => null)) ?? record);
    }),
  );
  const stuck = trainings.filter(({ plateau }) => plateau !== undefined);
  const signs = [...new Set(stuck.flatMap(({ plateau }) => plateau ?? []))];
  return {
    departures: first === undefined ? [] : departuresOf(first.configuration),
    ...(stuck.length === 0 ? {} : { plateau: { folds: stuck.map(({ fold }) => fold).sort((a, b) => a - b), signs } }),
  };
}
