/** A report that was saved says what it was made of; which of its parts would be others today. */
import { savedReportName, savedReportSchema, type ReportOutline, type ReportPart, type SavedReport } from '../../contract/results/report';

const longestHead = 20_000; // characters before the style of the page begins

/** Null for what is no report of this program. */
export function readSavedReport(html: string): SavedReport | null {
  const content = new RegExp(`<meta name="${savedReportName}" content="([^"]*)">`).exec(html.slice(0, longestHead))?.[1];
  if (content === undefined) return null;
  const text = content.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCharCode(Number(code)));
  try {
    const read = savedReportSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export interface ReportChanges {
  readonly changed: readonly ReportPart[];
  /** Shown today, and not in it. */
  readonly added: readonly ReportPart[];
  readonly gone: readonly ReportPart[];
}

export function compareReport(saved: SavedReport, today: ReportOutline['parts']): ReportChanges {
  const now = new Map(today.filter(({ isShown, isThere }) => isShown && isThere).map(({ part, stamp }) => [part, stamp]));
  const then = new Map(saved.parts.map(({ part, stamp }) => [part, stamp]));
  return {
    changed: [...now].filter(([part, stamp]) => then.has(part) && then.get(part) !== stamp).map(([part]) => part),
    added: [...now.keys()].filter((part) => !then.has(part)),
    gone: [...then.keys()].filter((part) => !now.has(part)),
  };
}
