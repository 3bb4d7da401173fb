/** What the records of a row's runs say of how its numbers came about: settings other than the study's, trainings on their plateau. */
import type { Departure } from '../../../contract/running/departures';
import type { PlateauSign, RunKey, RunRecord } from '../../../contract/running/run';
import { departuresOf } from '../../../core/experiments/departures';

export interface HowTrained {
  readonly departures: Departure[];
  /** Folds (from 0) whose training did not leave the plateau it began on, and by which signs. */
  readonly plateau?: { readonly folds: number[]; readonly signs: PlateauSign[] };
}

/** A record that is lost says nothing. Of regressions those of the trainings count whose features they read. */
export function howTrained(
  records: ReadonlyMap<RunKey, RunRecord>,
  runs: readonly { readonly key: RunKey; readonly fold: number }[],
): HowTrained {
  const found = runs.flatMap(({ key }) => records.get(key) ?? []);
  const [first] = found;
  const trainings = found.map((record) => {
    const [source] = record.configuration.kind === 'regression' ? record.needs : [];
    return (source === undefined ? undefined : records.get(source)) ?? record;
  });
  const stuck = trainings.filter(({ plateau }) => plateau !== undefined);
  const signs = [...new Set(stuck.flatMap(({ plateau }) => plateau ?? []))];
  return {
    departures: first === undefined ? [] : departuresOf(first.configuration),
    ...(stuck.length === 0 ? {} : { plateau: { folds: [...new Set(stuck.map(({ fold }) => fold))].sort((a, b) => a - b), signs } }),
  };
}
