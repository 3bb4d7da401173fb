/** Files that hold a table or a drawing but cannot be read here: what each is, and the two clicks that save it as one that can. */
import { AppError } from '../../../../contract/app-error';

interface Foreign {
  readonly start: readonly number[];
  readonly at?: number;
  readonly what: string;
  readonly mend: string;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const foreign: readonly Foreign[] = [
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel file (.xls)', mend: 'Save it in Excel as .xlsx or as CSV.' },
  { start: ascii('%PDF'), what: 'a PDF', mend: 'Choose the file the table was made from.' },
  { start: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image', mend: 'Give it among the images.' },
  { start: [0xff, 0xd8, 0xff], what: 'a JPEG image', mend: 'Give it among the images.' },
  {
    start: ascii('8BPS'),
    what: 'a Photoshop file (.psd)',
    mend: 'In Photoshop choose File, Export, Export As, PNG, and give that among the images.',
  },
  { start: ascii('ftypheic'), at: 4, what: 'a HEIC photograph', mend: 'On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.' }, // prettier-ignore
  { start: ascii('ftypmif1'), at: 4, what: 'a HEIC photograph', mend: 'On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.' }, // prettier-ignore
  { start: ascii('RDX'), what: 'a file of R’s workspace (.RData)', mend: 'In R write write.csv(x, "table.csv") and choose that file.' },
  { start: ascii('RDA'), what: 'a file of R’s workspace (.RData)', mend: 'In R write write.csv(x, "table.csv") and choose that file.' },
  { start: ascii('X\n'), what: 'a file of R (.rds)', mend: 'In R write write.csv(readRDS("file.rds"), "table.csv") and choose that file.' },
  {
    start: ascii('BZh'),
    what: 'a compressed file',
    mend: 'Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.',
  },
  { start: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'a compressed file', mend: 'Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.' }, // prettier-ignore
  { start: [0x1f, 0x8b], what: 'a compressed file', mend: 'Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.' }, // prettier-ignore
  { start: [0x89, 0x48, 0x44, 0x46], what: 'a MATLAB file of version 7.3 or another HDF5 file', mend: 'In MATLAB write save("file.mat", "-v7") and choose that file.' }, // prettier-ignore
  { start: ascii('$FL3'), what: 'a compressed SPSS file (.zsav)', mend: 'In SPSS choose File, Save as, SPSS Statistics (*.sav).' },
  { start: ascii('HEADER RECORD*'), what: 'a SAS transport file', mend: 'Save the table as CSV there.' },
  { start: ascii('<stata_dta>'), what: 'a Stata file (.dta)', mend: 'In Stata choose File, Export, Text data.' },
];

/** Throws a sentence for what is known and cannot be read. */
export function refuseForeign(bytes: Uint8Array, path: string): void {
  const found = foreign.find(({ start, at = 0 }) => start.every((byte, i) => bytes[at + i] === byte));
  if (found !== undefined) throw new AppError('bad-input', `${path} is ${found.what}, not a table. ${found.mend}`);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace(/^[\s\xef\xbb\xbf]+/, '');
  if (/^(<!doctype html|<html|<table|<head|<body|<meta|<style)/i.test(start))
    throw new AppError('bad-input', `${path} is a web page, not a table. Open it in Excel or LibreOffice and save it as .xlsx.`);
  if (start.startsWith('<?xml')) throw new AppError('bad-input', `${path} is XML, not a table. Open it in the program that made it and save the table as CSV or .xlsx.`); // prettier-ignore
}

/** Of archives, by the names of their parts. */
export function refuseArchive(names: readonly string[], path: string): void {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const refuse = (what: string, mend: string): AppError =>
    new AppError('bad-input', `${path} is ${what}, which cannot be read here. ${mend}`);
  if (has(/^META-INF\/MANIFEST\.MF$/) && has(/\.omv$|^(index\.html|data\.bin|metadata\.json|xdata\.json|strings\.bin)$/))
    throw refuse('a jamovi file (.omv)', 'In jamovi choose ≡, Export, and save the data as CSV.');
  if (has(/^(data\.jaspdata|analyses\.json|internal\.sqlite|manifest\.json)$/) && has(/^(data|internal|analyses|manifest|results|index)/))
    throw refuse('a JASP file (.jasp)', 'In JASP choose ≡, Export Data, and save it as CSV.');
  if (has(/^Index\/.*\.iwa$/)) throw refuse('a Numbers file', 'In Numbers choose File, Export To, CSV.');
  if (has(/^word\//)) throw refuse('a Word document', 'Copy the table to Excel and save it as .xlsx.');
}
