import { z } from 'zod';
import { numberStyleSchema } from '../results/manuscript';
import {
  chosenPartSchema,
  longestText,
  noteSchema,
  noteSubjectSchema,
  reportParts,
  type ReportOutline,
  type ShownNote,
} from '../results/report';
import { answers, changes, nothing, reads } from './method';

const about = z.object({ about: noteSubjectSchema });
/** Of the reader: a language that is not spoken here is English. */
export const reportStyleSchema = z.object({ language: z.string().max(35), numbers: numberStyleSchema });
const notes = answers<readonly ShownNote[]>();

export const reportMethods = {
  listNotes: reads(nothing, notes),
  outlineReport: reads(reportStyleSchema, answers<ReportOutline>()),
  writeNote: changes(['report'], noteSchema.pick({ about: true, text: true }), notes, { isUndone: true }),
  removeNote: changes(['report'], about, notes, { isUndone: true }),
  arrangeReport: changes(['report'], z.object({ parts: z.array(chosenPartSchema).max(reportParts.length) }), answers<null>(), {
    isUndone: true,
  }),
  writeMethods: changes(['report'], z.object({ text: z.string().max(longestText).nullable() }), answers<null>(), { isUndone: true }), // null: the draft again
};
