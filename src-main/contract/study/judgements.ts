/** What people said of the pairs, gathered for the Stimuli screen. */
import type { DataProblem } from './stimulus';

export interface RaterCard {
  readonly rater: string;
  readonly source: string; // '' for imported ratings
  readonly ratings: number;
  readonly shared: number; // pairs somebody else judged too
  readonly mean: number | null; // and `sd`: null where no rating of the rater counts
  readonly sd: number | null;
  readonly agreement: number | null; // Spearman with the mean of the others
  readonly problems: readonly DataProblem[];
  readonly excluded: number; // ratings that do not count; `ratings` has only those that do
  readonly reason: string | null; // why, of the first of them
}

/** One judgement beside the others of its pair. `others` is their mean, null where nobody else judged it. */
export interface RaterJudgement {
  readonly first: string;
  readonly second: string;
  readonly rating: number;
  readonly others: number | null;
  readonly excluded: string | null;
}

/** Who judged triplets. `agreement`: the share of answers that most others gave to the same three as well, null where too few did. */
export interface TripletRaterCard {
  readonly rater: string;
  readonly source: string; // '' for imported triplets
  readonly triplets: number;
  readonly agreement: number | null;
  readonly medianMs: number | null;
  readonly excluded: number; // triplets that do not count; `triplets` has only those that do
  readonly reason: string | null; // why, of the first of them
}

/** One triplet of a rater. `row`: its place in triplets.csv, from 0. `others`: how many judged the same three, and how many of them alike. */
export interface JudgedTriplet {
  readonly row: number;
  readonly task: 'odd-one-out' | 'reference';
  readonly items: readonly [string, string, string]; // of a triplet with a reference: the reference first
  readonly answer: string;
  readonly others: { readonly count: number; readonly alike: number };
  readonly responseTimeMs: number | null;
  readonly excluded: string | null;
}

/** Two clusters that merge: items 0..n-1 of `stimuli`, then merges n, n+1, ... */
export interface ClusterMerge {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** Of the stimuli that take part; `dissimilarities` and `ratings` are n x n, null where nobody judged the pair and on no diagonal. */
export interface Judgements {
  readonly stimuli: readonly { readonly id: string; readonly name: string; readonly category: string }[];
  readonly dissimilarities: readonly (number | null)[];
  readonly ratings: readonly number[];
  /** Orders of the rows: categories as they come, and the optimal order of the cluster tree. */
  readonly orders: { readonly category: readonly number[]; readonly cluster: readonly number[] };
  readonly merges: readonly ClusterMerge[];
  readonly raters: readonly RaterCard[];
  readonly tripletRaters: readonly TripletRaterCard[];
}
