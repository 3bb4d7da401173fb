/** Where in a report a note stands, and what it is about in words. */
import type { NoteSubject, ReportPart } from '../../contract/results/report';
import { rowName, type Manuscript } from '../../core/report/manuscript';

export function partOf(subject: NoteSubject): ReportPart {
  switch (subject.of) {
    case 'row':
    case 'figure':
      return 'results';
    case 'comparison':
      return 'comparison';
    case 'space':
      return 'spaces';
    case 'view':
      return subject.map === 'space' ? 'spaces' : 'results';
    case 'part':
      return subject.part;
    default:
      return subject satisfies never;
  }
}

/** Null where the place of the note says it. */
export function labelOf(subject: NoteSubject, manuscript: Manuscript): string | null {
  switch (subject.of) {
    case 'row':
      return rowName(subject.row, manuscript);
    case 'comparison':
      return `${rowName(subject.a, manuscript)} – ${rowName(subject.b, manuscript)}`;
    case 'space':
    case 'view':
      return subject.name;
    case 'figure':
    case 'part':
      return null;
    default:
      return subject satisfies never;
  }
}
