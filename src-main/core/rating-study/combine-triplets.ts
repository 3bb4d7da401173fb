/** Takes the odd ones out of a rating study into a project's triplets, and leaves single triplets out. */
import { isIncluded } from '../../contract/study/stimulus';
import { itemsOf, type TripletJudgement } from '../../contract/study/triplets';

/** Replaces the triplets of `source` by `answers`; what was excluded stays so, and with it everything of someone all of whose answers were. */
export function combineTriplets(
  stored: readonly TripletJudgement[],
  answers: readonly TripletJudgement[],
  source: string,
): TripletJudgement[] {
  const others = stored.filter((triplet) => triplet.source !== source);
  const former = stored.filter((triplet) => triplet.source === source);
  const reasons = new Map(
    former.flatMap((triplet) => (triplet.excluded === undefined ? [] : [[nameOfTriplet(triplet), triplet.excluded] as const])),
  );
  const counted = new Set(former.filter(isIncluded).map(({ rater }) => rater));
  const whole = new Map(
    former.flatMap(({ rater, excluded }) => (excluded === undefined || counted.has(rater) ? [] : [[rater, excluded] as const])),
  );
  const kept = answers.map((answer): TripletJudgement => {
    const excluded = reasons.get(nameOfTriplet(answer)) ?? whole.get(answer.rater);
    return excluded === undefined ? answer : { ...answer, excluded };
  });
  return [...others, ...kept];
}

/** `reason` null lets them count again. `isMeant` by their places in the table. */
export function excludeTriplets(
  triplets: readonly TripletJudgement[],
  isMeant: (triplet: TripletJudgement, row: number) => boolean,
  reason: string | null,
): TripletJudgement[] {
  return triplets.map((triplet, row): TripletJudgement => {
    if (!isMeant(triplet, row)) return triplet;
    const counted: TripletJudgement = { ...triplet };
    delete counted.excluded;
    return reason === null ? counted : { ...counted, excluded: reason };
  });
}

/** Who answered what to which three things, in the order in which they were shown. */
export function nameOfTriplet(triplet: TripletJudgement): string {
  return JSON.stringify([triplet.rater, ...itemsOf(triplet), answerOf(triplet), triplet.validation === true]);
}

export function answerOf(triplet: TripletJudgement): string {
  return triplet.task === 'odd-one-out' ? triplet.odd : triplet.chosen;
}
