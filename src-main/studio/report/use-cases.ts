import type { reportMethods } from '../../contract/methods/report';
import type { NoteSubject } from '../../contract/results/report';
import type { UseCasesOf } from '../../contract/window/rpc';
import { englishManuscript } from '../../core/report/manuscript';
import { readReportFile, writeReportFile } from '../../store/project/report-store';
import { changeProject } from '../changes/change-project';
import type { StudioParts } from '../parts';
import { outlineReport } from './build-report';
import { gatherReport } from './gather-report';
import { methodsText } from './methods-words';
import { labelOf } from './note-places';
import { listNotes, removeNote, stamp, writeNote } from './notes';

export function reportUseCases({ session, context, options }: StudioParts): UseCasesOf<typeof reportMethods> {
  const nameOf = (about: NoteSubject): string => labelOf(about, englishManuscript) ?? '';
  return {
    listNotes: () => listNotes(session.folder()),
    outlineReport: (style) => outlineReport(session.folder(), programName(options.version), style),
    writeNote: async ({ about, text }) => {
      const folder = session.folder();
      await changeProject(context, 'note-written', nameOf(about), () => writeNote(folder, about, text));
      return listNotes(folder);
    },
    removeNote: async ({ about }) => {
      const folder = session.folder();
      await changeProject(context, 'note-removed', nameOf(about), () => removeNote(folder, about));
      return listNotes(folder);
    },
    arrangeReport: async ({ parts }) => {
      const folder = session.folder();
      await changeProject(context, 'report-arranged', '', async () =>
        writeReportFile(folder, { ...(await readReportFile(folder)), parts }),
      );
      return null;
    },
    writeMethods: async ({ text }) => {
      const folder = session.folder();
      const draft = stamp(methodsText(await gatherReport(folder), englishManuscript));
      await changeProject(context, 'methods-written', '', async () => {
        const { methods: _, ...file } = await readReportFile(folder);
        await writeReportFile(folder, text === null ? file : { ...file, methods: { text, draft } });
      });
      return null;
    },
  };
}

export const programName = (version: string): string => `Shape Space Studio ${version}`;
