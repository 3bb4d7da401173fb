import { expect, it } from 'vitest';
import { sayImageNote } from '../../src-main/contract/importing/image-notes-en';
import { drawingNotes } from '../../src-main/contract/running/image-task';
import { importDe } from './de/import';
import { importEn } from './en/import';

const words = {
  blank: [/nothing/, /shows nothing/, /zeigt nichts/],
  'ink-lost': [/thin/, /so thin/, /dünne Linien/],
  faint: [/faintly/, /faint/, /blass/],
  'uneven-ground': [/uneven ground/, /uneven ground/, /ungleicher Grund/],
  'grey-ground': [/not white/, /not white/, /nicht weiß/],
  'several-objects': [/several things/, /several things/, /mehrere Dinge/],
} as const;

it.each([...drawingNotes, 'blank'] as const)('%s is said on the command line, and in the window in English and German', (note) => {
  const said = [sayImageNote(note), importEn.notes[note], importDe.notes[note]];
  expect(said).toEqual(words[note].map((word) => expect.stringMatching(word) as unknown));
});
