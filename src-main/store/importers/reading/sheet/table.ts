/** A table on its way from bytes to judgements. */
import type { TableFormat, TableReading, TextEncodingName } from '../../../../contract/importing/import';
import type { LeftOutReason, Remark } from '../../../../contract/importing/table-remarks';
import type { TableRow } from '../../table-cells';

/** Of one column: what its numbers stand for, as SPSS keeps it. */
export type ValueLabels = ReadonlyMap<string, string>;

export interface Sheet {
  readonly name: string;
  readonly lines: readonly TableRow[];
  /** The first line names the columns for sure, as in SPSS and JSON. */
  readonly isHeaderSure?: boolean;
  /** There is no such line for sure. */
  readonly isHeaderMissing?: boolean;
  /** The names come as the file has them; nothing is to be shifted or guessed about the first column. */
  readonly labels?: ReadonlyMap<number, ValueLabels>;
  readonly titles?: readonly string[]; // long labels of the columns
  readonly missing?: ReadonlyMap<number, readonly string[]>; // declared missing values of columns
}

export interface OpenedFile {
  readonly format: TableFormat;
  readonly sheets: readonly Sheet[];
  readonly encoding: TextEncodingName;
  readonly delimiter: string;
  readonly remarks: readonly Remark[];
  /** What the file itself says the values are. */
  readonly meaning?: 'similarity' | 'dissimilarity';
}

export interface AsideRow extends TableRow {
  readonly why: LeftOutReason;
}

export interface FoundTable {
  readonly reading: TableReading;
  readonly header: readonly string[]; // empty names when there is no header
  readonly titles: readonly string[]; // labels of the columns, as survey programs write them below the header; '' without one
  readonly rows: readonly TableRow[]; // all as long as the header
  readonly aside: readonly AsideRow[]; // rows above the header, comments, labels
  readonly sheet: Sheet;
  readonly sheets: readonly string[];
  readonly remarks: readonly Remark[];
}
