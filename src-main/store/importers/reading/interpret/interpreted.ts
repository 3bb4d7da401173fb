/** What a table comes to, by the names in the file. */
import type { TableContent } from '../../../../contract/importing/import';
import type { AsideRow } from '../sheet/table';
import type { Remark } from '../../../../contract/importing/table-remarks';
import type { TripletJudgement } from '../../../../contract/study/triplets';

export interface NamedRating {
  readonly rater: string;
  readonly first: string;
  readonly second: string;
  readonly rating: number; // higher is more similar, whatever the file says
}
export interface NamedDissimilarity {
  readonly first: string;
  readonly second: string;
  readonly dissimilarity: number;
  readonly ratings: number; // 0 when the file does not say how many
}
export interface NamedPlace {
  readonly name: string;
  readonly at: readonly number[];
}
export interface NamedFeature {
  readonly name: string;
  readonly scale: string;
  readonly feature: string;
  readonly value: number; // in [-1, 1]
}
export interface NamedCategory {
  readonly name: string;
  readonly category: string;
}

export interface InterpretedTable {
  readonly ratings: readonly NamedRating[];
  readonly dissimilarities: readonly NamedDissimilarity[];
  readonly triplets: readonly TripletJudgement[];
  readonly places: readonly NamedPlace[];
  readonly features: readonly NamedFeature[];
  readonly categories: readonly NamedCategory[];
  /** Cells without a value where one could be. */
  readonly missing: number;
}

/** What is gathered while a table is read. */
export interface ReadingState {
  readonly path: string; // named in sentences
  readonly decimal: '.' | ',';
  readonly content: TableContent;
  readonly missingCodes: ReadonlySet<string>;
  readonly missingNumbers: ReadonlySet<number>;
  readonly answers: ReadonlyMap<string, number | null>;
  missing: number;
  readonly missingTexts: Map<string, number>;
  readonly aside: AsideRow[];
  readonly remarks: Remark[];
  /** The first value with a sign of percent, and those beside them without one that are not 0 or 100. */
  percent: { readonly example: string; readonly value: number; readonly row: number; count: number; isShare: boolean } | null;
  /** The first value with a sign of percent below 0 or above 100. */
  beyondShare: { readonly example: string; readonly row: number } | null;
  bare: { readonly example: string; readonly row: number; readonly values: number[] } | null;
  /** The first answer with words around its number, and how many there are. */
  leading: { readonly example: string; readonly value: number; count: number } | null;
  /** Answers without a number. */
  readonly words: Map<string, { readonly row: number; count: number }>; // with the first row
}
