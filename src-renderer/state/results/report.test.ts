import { expect, it } from 'vitest';
import type { NoteSubject, ReportOutline, ShownNote } from '../../../src-main/contract/results/report';
import { scriptedClient, type Script } from '../test-support/scripted-client';
import { ReportState } from './report.svelte';

const row = (configuration: string): NoteSubject => ({
  of: 'row',
  row: { step: 4, method: 'multi-task', dims: 2 },
  configuration,
});
const outline = {
  parts: [
    { part: 'summary', isShown: true, isThere: true, stamp: '0000000000000000' },
    { part: 'results', isShown: true, isThere: true, stamp: '1111111111111111' },
  ],
  methods: { draft: 'Draft', own: null, isStale: false },
  notes: [],
} satisfies ReportOutline;

it('finds a note by what it is about, keeps it without the blanks around it, and removes it when nothing is left', async () => {
  let kept: readonly ShownNote[] = [];
  const { client, asked } = scriptedClient({
    listNotes: () => kept,
    writeNote: (note) => (kept = [{ ...note, isStale: false }]),
    removeNote: () => (kept = []),
  });
  const state = new ReportState(client);
  await state.writeNote(row('a'), '  Look at fold 3 \n');
  expect(state.noteOf(row('a'))?.text).toBe('Look at fold 3');
  expect(state.noteOf(row('b'))).toBeNull(); // the same method under another configuration
  await state.writeNote(row('a'), ' \n');
  expect(asked.map(({ method }) => method)).toEqual(['writeNote', 'removeNote']);
  expect(state.noteOf(row('a'))).toBeNull();
});

it('shows a new order at once, and the old one again where it could not be kept', async () => {
  const script: Script = { outlineReport: () => outline, arrangeReport: () => null };
  const { client, asked } = scriptedClient(script);
  const state = new ReportState(client);
  await state.outline.refresh();
  const turned = outline.parts.toReversed().map((part) => ({ ...part, isShown: part.part === 'results' }));
  const arranging = state.arrange(turned);
  expect(state.outline.value?.parts).toBe(turned);
  expect((await arranging).ok).toBe(true);
  expect(asked.at(-1)).toEqual({
    method: 'arrangeReport',
    input: {
      parts: [
        { part: 'results', isShown: true },
        { part: 'summary', isShown: false },
      ],
    },
  });
  delete script.arrangeReport; // from now on refused
  await state.arrange(outline.parts);
  expect(state.outline.value?.parts).toBe(turned);
});

it('reads notes again only where they are shown, and knows of none once another project is open', async () => {
  const note: ShownNote = { about: row('a'), text: 'Here', isStale: false };
  const { client, timesAsked } = scriptedClient({ listNotes: () => [note] });
  const state = new ReportState(client);
  await state.markStale();
  expect([state.version, timesAsked('listNotes')]).toEqual([1, 0]);
  await state.notes.refresh();
  await state.markStale();
  expect([state.version, timesAsked('listNotes')]).toEqual([2, 2]);
  state.forget();
  expect(state.noteOf(row('a'))).toBeNull();
});
