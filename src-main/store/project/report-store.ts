/** report.json: notes at results, and what the researcher has chosen and written for the report. */
import { reportFileSchema, type ReportFile } from '../../contract/results/report';
import { insideProject } from '../../files/inside-project';
import { currentSchemaVersion, readJsonIfThere } from '../files/read-json';
import { writeJson } from '../files/write-atomic';

const place = (folder: string): string => insideProject(folder, 'report.json');

export async function readReportFile(folder: string): Promise<ReportFile> {
  return (await readJsonIfThere(place(folder), reportFileSchema)) ?? { schemaVersion: currentSchemaVersion, notes: [] };
}

export async function writeReportFile(folder: string, file: ReportFile): Promise<void> {
  await writeJson(place(folder), reportFileSchema, file);
}
