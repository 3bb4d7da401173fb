/** Which stimulus each name of the tables belongs to: an exact name first, and never two names of one table to one stimulus unasked. */
import type { ImportPlan, MatchKind, NamePreview } from '../../../contract/importing/import';
import { bareName, codeOf, createNameMatcher, writeOut, type NameMatch } from '../../../store/importers/match-names';
import { itemKey } from '../../../store/importers/study-tables';
import { decidedId, decisionOn, newDraft, takenIds, type StimulusDraft } from './assign-stimuli';

export interface NamedRows {
  readonly rows: number;
  readonly tables: ReadonlySet<number>;
}

/** The surer ways of matching come first. */
const order: readonly MatchKind[] = ['hand', 'same', 'code', 'translated', 'number', 'similar', 'none'];

interface Wish {
  readonly name: string;
  readonly match: NameMatch;
  readonly isExact: boolean;
}

/** Names that find nothing become new stimuli only where there is nothing they could have meant. Adds to `drafts`. */
export function assignNames(drafts: StimulusDraft[], found: ReadonlyMap<string, NamedRows>, plan: ImportPlan): NamePreview[] {
  const hasStimuli = drafts.length > 0;
  const matcher = createNameMatcher(drafts);
  const exact = new Map(drafts.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
  const wishes = [...found.keys()].map((name): Wish => {
    const own = exact.get(name);
    if (own !== undefined) return { name, match: { id: own, how: 'same', suggestions: [] }, isExact: true };
    return { name, match: hasStimuli ? matcher.match(name) : { id: null, how: 'none', suggestions: [] }, isExact: false };
  });
  const owners = createOwners(found);
  const answers = new Map<string, NamePreview>();
  const rank = ({ name, match, isExact }: Wish): number =>
    decisionOn(plan, name) !== undefined ? -1 : isExact ? 0 : 1 + order.indexOf(match.how);
  const make = createMaker(drafts, found);
  for (const wish of [...wishes].sort((a, b) => rank(a) - rank(b))) answers.set(wish.name, answer(wish));
  return [...found.keys()].map((name) => answers.get(name)!);

  function answer({ name, match, isExact }: Wish): NamePreview {
    const decision = decisionOn(plan, name);
    const { rows } = found.get(name)!;
    const about = { name, rows, suggestions: match.suggestions };
    if (decision === 'skip') return { ...about, stimulus: null, isNew: false, how: 'hand' };
    const byHand = decidedId(decision);
    if (byHand !== null && drafts.some(({ id }) => id === byHand)) {
      owners.take(byHand, name);
      return { ...about, stimulus: byHand, isNew: false, how: 'hand' };
    }
    if (decision === 'new' || (!hasStimuli && decision === undefined))
      return { ...about, stimulus: make(name, decision === 'new'), isNew: true, how: decision === 'new' ? 'hand' : 'same' };
    if (match.id === null || owners.mayTake(match.id, name)) {
      if (match.id !== null) owners.take(match.id, name);
      return { ...about, stimulus: match.id, isNew: false, how: match.how };
    }
    // Another name of the same table is that stimulus, so this one is something else.
    const suggestions = [match.id, ...match.suggestions.filter((id) => id !== match.id)];
    return { name, rows, stimulus: make(name, isExact), isNew: true, how: 'apart', suggestions };
  }
}

/** Which names each stimulus goes by, to keep the names of one table apart. */
function createOwners(found: ReadonlyMap<string, NamedRows>): {
  take(id: string, name: string): void;
  mayTake(id: string, name: string): boolean;
} {
  const owners = new Map<string, string[]>();
  const shareTable = (a: string, b: string): boolean => [...found.get(a)!.tables].some((table) => found.get(b)!.tables.has(table));
  return {
    take: (id, name) => void owners.set(id, [...(owners.get(id) ?? []), name]),
    mayTake: (id, name) => (owners.get(id) ?? []).every((other) => !shareTable(other, name)),
  };
}

/** New stimuli, one for each name; names of different tables that are spelled alike share one. */
function createMaker(drafts: StimulusDraft[], found: ReadonlyMap<string, NamedRows>): (name: string, isAlone: boolean) => string {
  const ids = takenIds(drafts);
  const made = new Map<string, { readonly id: string; readonly names: string[] }[]>();
  const byName = new Map<string, string>();
  return (name, isAlone) => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const key = codeOf(name) ?? (itemKey(writeOut(bareName(name))) || name);
    const shareTable = (other: string): boolean => [...found.get(name)!.tables].some((table) => found.get(other)!.tables.has(table));
    const shared = isAlone ? undefined : made.get(key)?.find(({ names }) => names.every((other) => !shareTable(other)));
    if (shared !== undefined) {
      shared.names.push(name);
      byName.set(name, shared.id);
      return shared.id;
    }
    const draft = newDraft(name, '', ids, null);
    drafts.push(draft);
    made.set(key, [...(made.get(key) ?? []), { id: draft.id, names: [name] }]);
    byName.set(name, draft.id);
    return draft.id;
  };
}
