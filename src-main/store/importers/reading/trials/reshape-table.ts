/** Tables that say what was judged in another way than a row for each pair or triplet become such tables. */
import type { TableKind } from '../../../../contract/importing/import';
import type { FoundTable } from '../sheet/table';
import { comparePiles } from './compare-piles';
import { countConfusions } from './count-confusions';
import { joinHalves } from './join-halves';
import { nameMembers } from './name-members';
import { splitTriples } from './split-triples';
import { stackBeside } from './stack-beside';
import { unfoldPlaces } from './unfold-places';

/** The table as it is where it is no such one. `kind`: as a person says it; then only what leads to that kind is done. `named`: columns that a person gave a role. */
export function reshapeTable(table: FoundTable, kind: TableKind | null, path: string, named: readonly string[]): FoundTable {
  const reshaped = reshape(table, kind, path);
  // a column that a person names must still be there
  return named.some((name) => table.header.includes(name) && !reshaped.header.includes(name)) ? table : reshaped;
}

function reshape(table: FoundTable, kind: TableKind | null, path: string): FoundTable {
  const can = (...kinds: readonly TableKind[]): boolean => kind === null || kinds.includes(kind);
  if (!table.reading.hasHeader || table.rows.length === 0) return splitTriples(table, kind);
  return (
    (kind === 'stacked-matrices' ? stackBeside(table) : null) ??
    (can('arrangements') ? unfoldPlaces(table) : null) ??
    (can('ratings', 'pairs') ? (comparePiles(table, path) ?? countConfusions(table) ?? joinHalves(table) ?? nameMembers(table)) : null) ??
    splitTriples(table, kind)
  );
}
