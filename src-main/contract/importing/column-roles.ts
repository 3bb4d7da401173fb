/** What a column of a table can be. */

/** The roles of single columns. */
export const columnRoles = [
  'rater',
  'first', // of a triplet with a reference: the chosen item
  'second', // of a triplet with a reference: the other item
  'third',
  'odd',
  'reference',
  'pair', // both items in one cell
  'name',
  'category',
  'scale', // of features: in which way they were rated
  'condition',
  'trial',
  'time',
  'validation',
  'count', // of judgements behind a value
] as const;

export type ColumnRole = (typeof columnRoles)[number];

/** What a person can say of a column, as in `--column value=response`. */
export const namedRoles = ['value', ...columnRoles] as const;

export type NamedRole = (typeof namedRoles)[number];
