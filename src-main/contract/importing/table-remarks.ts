/** What a reader says of a table: codes with parameters, from which each language makes its sentences. */
import type { NamedRole } from './column-roles';

export const leftOutReasons = [
  'above-header',
  'comment',
  'labels', // the row of labels that survey programs write below the header
  'summary', // a mean or a sum
  'practice',
  'no-pair',
  'no-items',
  'self-pair',
  'other-condition',
  'marked', // as not to be used
  'no-answer', // an event of a log
  'repeated', // cell for cell
  'not-three', // rows of a trial of triplets that has more or fewer
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOutRow {
  readonly row: number; // as a spreadsheet counts
  readonly why: LeftOutReason;
  readonly cells: readonly string[];
}

/** Why a column is taken for something, or not. */
export type Reason =
  | { readonly code: 'header'; readonly word: string }
  | { readonly code: 'tool'; readonly tool: string }
  | { readonly code: 'short-scale'; readonly low: number; readonly high: number }
  | { readonly code: 'repeats' } // each value stands over the same pairs
  | { readonly code: 'names-items' }
  | { readonly code: 'two-items' }
  | { readonly code: 'counter' }
  | { readonly code: 'constant' }
  | { readonly code: 'milliseconds' }
  | { readonly code: 'seconds' }
  | { readonly code: 'years' }
  | { readonly code: 'frame-rate' }
  | { readonly code: 'identifier' }
  | { readonly code: 'beyond-scale' }
  | { readonly code: 'alike-in-pair' } // one value for each pair: it belongs to the pair
  | { readonly code: 'never-chosen' } // of the three items of a triplet
  | { readonly code: 'people-apart'; readonly column: string } // people are numbered anew in each of its groups
  | { readonly code: 'by-hand' };

export interface RoleCandidate {
  readonly column: number;
  readonly header: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** The columns taken for a role, and what else could have been. */
export interface RoleReading {
  readonly role: NamedRole;
  readonly columns: readonly number[];
  readonly headers: readonly string[];
  readonly reasons: readonly Reason[];
  readonly others: readonly RoleCandidate[];
}

/** Rows of several kinds stand in one table, told apart by a column. */
export interface WhichRows {
  readonly code: 'which-rows';
  readonly by: 'questions' | 'mark' | 'events';
  readonly column: number;
  readonly header: string;
  readonly values: readonly string[];
}

/** What the file does not say and a person has to. */
export type TableQuestion =
  | {
      readonly code: 'which-column';
      readonly role: NamedRole;
      readonly candidates: readonly RoleCandidate[];
      readonly canBeNone: boolean;
      readonly canBeRaters?: boolean; // each column may be one rater's
      readonly canBeStacked?: boolean; // the matrix beside each may be one person's
    }
  | WhichRows
  | { readonly code: 'missing-codes'; readonly codes: readonly { readonly text: string; readonly count: number }[] }
  | { readonly code: 'words'; readonly column: string; readonly words: readonly string[] }
  | { readonly code: 'key-codes'; readonly column: string; readonly low: number; readonly high: number }
  | {
      readonly code: 'two-scales';
      readonly header: string;
      readonly short: readonly [number, number];
      readonly long: readonly [number, number];
      readonly examples: readonly [string, string]; // who answered on which
      readonly parts: { readonly column: number; readonly header: string; readonly values: readonly string[] } | null; // what tells them apart
    }
  | {
      readonly code: 'direction';
      readonly by: 'header' | 'self-pairs' | 'two-values' | 'unknown-word';
      readonly text: string; // header, title or name of the file
      readonly looksLike: 'similarity' | 'dissimilarity' | null;
    }
  | {
      readonly code: 'meaning';
      readonly looksLike: 'similarity' | 'dissimilarity';
      readonly by: 'categories' | 'profiles'; // things of one category, or things judged alike towards all others
      readonly within: number; // mean value of such things
      readonly between: number;
      readonly example: readonly string[];
    };

export type Remark =
  | { readonly code: 'unreadable-letters' }
  | { readonly code: 'old-letters'; readonly encoding: string; readonly example: string }
  | { readonly code: 'two-decimal-signs'; readonly comma: string; readonly point: string }
  | { readonly code: 'thousands'; readonly cell: string }
  | { readonly code: 'thousands-read'; readonly cell: string; readonly value: number }
  | { readonly code: 'filled-down'; readonly column: string; readonly rows: number }
  | { readonly code: 'unnamed-rater'; readonly count: number; readonly row: number }
  | { readonly code: 'uneven-rows'; readonly row: number; readonly cells: number; readonly width: number; readonly count: number }
  | { readonly code: 'text-numbers'; readonly cell: string }
  | { readonly code: 'other-sheets'; readonly taken: string; readonly others: readonly string[] }
  | { readonly code: 'sheets-joined'; readonly sheets: readonly string[] }
  | { readonly code: 'rows-left-out'; readonly why: LeftOutReason; readonly count: number; readonly rows: readonly number[] }
  | { readonly code: 'columns-left-out'; readonly headers: readonly string[] }
  | { readonly code: 'taken-as-missing'; readonly texts: readonly string[]; readonly count: number }
  | { readonly code: 'leading-numbers'; readonly example: string; readonly value: number; readonly count: number }
  | { readonly code: 'percent-signs'; readonly example: string; readonly value: number; readonly count: number; readonly isShare: boolean } // isShare: none beyond 0 to 100
  | {
      readonly code: 'trials-joined';
      readonly trials: number;
      readonly image: string;
      readonly flag: string;
      readonly means: 'odd' | 'alike' | 'chosen';
    }
  | { readonly code: 'key-codes'; readonly column: string; readonly example: string; readonly value: number }
  | { readonly code: 'triples-split'; readonly column: string; readonly example: string }
  | { readonly code: 'places-unfolded'; readonly example: string; readonly items: number }
  | { readonly code: 'piles-compared'; readonly items: number; readonly people: number; readonly column: string }
  | { readonly code: 'confusions-counted'; readonly shown: string; readonly taken: string; readonly items: number }
  | { readonly code: 'halves-joined'; readonly pairs: number; readonly item: string }
  | { readonly code: 'headers-joined'; readonly example: string }
  | { readonly code: 'names-dates'; readonly names: readonly string[] }
  | { readonly code: 'names-joined'; readonly name: string; readonly other: string; readonly count: number }
  | { readonly code: 'differs-in-trials'; readonly headers: readonly string[] } // of columns that three joined rows do not share
  | { readonly code: 'names-shortened'; readonly example: string; readonly short: string; readonly count: number }
  | { readonly code: 'names-alike'; readonly names: readonly string[] }
  | { readonly code: 'both-orders'; readonly pairs: number; readonly differing: number }
  | { readonly code: 'repeated-pairs'; readonly pairs: number; readonly rows: number }
  | { readonly code: 'repeated-columns'; readonly columns: number; readonly pairs: number }
  | { readonly code: 'asymmetric'; readonly pairs: number; readonly by: number }
  | { readonly code: 'other-column-order' }
  | { readonly code: 'triangle' }
  | { readonly code: 'own-distance'; readonly name: string; readonly value: number; readonly count: number }
  | { readonly code: 'below-zero'; readonly lowest: number; readonly count: number }
  | { readonly code: 'meaning-assumed'; readonly meaning: 'similarity' | 'dissimilarity' }
  | { readonly code: 'people-joined'; readonly place: string; readonly rater: string }
  | { readonly code: 'out-of'; readonly column: string; readonly example: string; readonly whole: number }
  | { readonly code: 'shares'; readonly column: string; readonly total: string }
  | { readonly code: 'codes-unmet'; readonly codes: readonly string[] }
  | { readonly code: 'marks'; readonly column: string; readonly values: readonly string[] }
  | { readonly code: 'meaning-by-ends'; readonly meaning: 'similarity' | 'dissimilarity'; readonly text: string }
  | { readonly code: 'meaning-by-own'; readonly meaning: 'similarity' | 'dissimilarity'; readonly value: number; readonly count: number }
  | { readonly code: 'matrix-without-names'; readonly first: string; readonly last: string }
  | { readonly code: 'numbered-matrix'; readonly items: number }
  | { readonly code: 'condition'; readonly column: string; readonly values: readonly string[] }
  | { readonly code: 'raters-by-file'; readonly files: number }
  | { readonly code: 'rescaled'; readonly files: number }
  | { readonly code: 'arrangements'; readonly trials: number; readonly raters: number }
  | { readonly code: 'unusable-triplets'; readonly count: number; readonly row: number }
  | { readonly code: 'chosen-odd'; readonly column: string }
  | { readonly code: 'labels-used'; readonly column: string; readonly example: string };
