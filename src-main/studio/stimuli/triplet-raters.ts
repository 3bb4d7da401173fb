/** What single people said of triplets, beside the others who judged the same three. */
import type { JudgedTriplet, TripletRaterCard } from '../../contract/study/judgements';
import { isIncluded } from '../../contract/study/stimulus';
import { itemsOf, type TripletJudgement } from '../../contract/study/triplets';
import { groupBy } from '../../core/corpora/group-by';
import { answerOf } from '../../core/rating-study/combine-triplets';
import { quantile } from '../../core/statistics/comparing/paired-comparison';
import { readTriplets } from '../../store/project/triplet-store';
import type { StudioContext } from '../context';

/** Those whom others contradict most first, then the fastest. */
export async function listRaterTriplets(context: Pick<StudioContext, 'folder'>, rater: string): Promise<JudgedTriplet[]> {
  const triplets = await readTriplets(context.folder());
  const answersOf = sameTriplets(triplets);
  const listed = triplets.flatMap((triplet, row): JudgedTriplet[] => {
    if (triplet.rater !== rater) return [];
    const others = (answersOf.get(keyOf(triplet)) ?? []).filter((other) => other.rater !== rater);
    const alike = others.filter((other) => answerOf(other) === answerOf(triplet)).length;
    const { task, responseTimeMs, excluded } = triplet;
    return [
      {
        row,
        task,
        items: itemsOf(triplet),
        answer: answerOf(triplet),
        others: { count: others.length, alike },
        responseTimeMs: responseTimeMs ?? null,
        excluded: excluded ?? null,
      },
    ];
  });
  const against = ({ others: { count, alike } }: JudgedTriplet): number => count - 2 * alike;
  return listed.sort((a, b) => against(b) - against(a) || (a.responseTimeMs ?? Infinity) - (b.responseTimeMs ?? Infinity) || a.row - b.row);
}

const fewestToJudge = 10; // triplets that others judged, too

/** In the order of the table; those none of whose triplets count have no agreement. */
export function describeTripletRaters(triplets: readonly TripletJudgement[]): TripletRaterCard[] {
  const answersOf = sameTriplets(triplets);
  return [...groupBy(triplets, ({ rater }) => rater)].map(([rater, own]) => {
    const counted = own.filter(isIncluded);
    const shared = counted.flatMap((triplet) => {
      const others = (answersOf.get(keyOf(triplet)) ?? []).filter((other) => other.rater !== rater);
      const alike = others.filter((other) => answerOf(other) === answerOf(triplet)).length;
      return others.length === 0 ? [] : [alike > others.length - alike ? 1 : alike === others.length - alike ? 0.5 : 0];
    });
    const times = Float64Array.from(counted.flatMap(({ responseTimeMs }) => responseTimeMs ?? [])).sort();
    const left = own.filter((triplet) => !isIncluded(triplet));
    return {
      rater,
      source: own[0]?.source ?? '',
      triplets: counted.length,
      agreement: shared.length < fewestToJudge ? null : shared.reduce<number>((sum, each) => sum + each, 0) / shared.length,
      medianMs: times.length === 0 ? null : quantile(times, 0.5),
      excluded: left.length,
      reason: left[0]?.excluded ?? null,
    };
  });
}

/** Those that count, by what was asked: the same three in any order, with the same reference. */
function sameTriplets(triplets: readonly TripletJudgement[]): ReadonlyMap<string, readonly TripletJudgement[]> {
  return groupBy(triplets.filter(isIncluded), keyOf);
}

function keyOf(triplet: TripletJudgement): string {
  const [first, ...rest] = itemsOf(triplet);
  return JSON.stringify(triplet.task === 'reference' ? [first, ...rest.sort()] : ['', ...[first, ...rest].sort()]);
}
