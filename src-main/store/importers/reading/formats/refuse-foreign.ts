/** Files that hold a table or a drawing but cannot be read here: what each is, and the two clicks that save it as one that can. */
import { AppError } from '../../../../contract/app-error';
import { phrase, say } from '../../../../contract/message';

interface Foreign {
  readonly start: readonly number[];
  readonly at?: number;
  readonly what: string;
  readonly mend: string;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const foreign: readonly Foreign[] = [
  { start: [0xd0, 0xcf, 0x11, 0xe0], what: phrase`an old Excel file (.xls)`, mend: phrase`Save it in Excel as .xlsx or as CSV.` },
  { start: ascii('%PDF'), what: 'a PDF', mend: phrase`Choose the file the table was made from.` },
  { start: [0x89, 0x50, 0x4e, 0x47], what: phrase`a PNG image`, mend: phrase`Give it among the images.` },
  { start: [0xff, 0xd8, 0xff], what: phrase`a JPEG image`, mend: phrase`Give it among the images.` },
  {
    start: ascii('8BPS'),
    what: phrase`a Photoshop file (.psd)`,
    mend: phrase`In Photoshop choose File, Export, Export As, PNG, and give that among the images.`,
  },
  {
    start: ascii('ftypheic'),
    at: 4,
    what: phrase`a HEIC photograph`,
    mend: phrase`On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.`,
  },
  {
    start: ascii('ftypmif1'),
    at: 4,
    what: phrase`a HEIC photograph`,
    mend: phrase`On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.`,
  },
  {
    start: ascii('RDX'),
    what: phrase`a file of R’s workspace (.RData)`,
    mend: phrase`In R write write.csv(x, "table.csv") and choose that file.`,
  },
  {
    start: ascii('RDA'),
    what: phrase`a file of R’s workspace (.RData)`,
    mend: phrase`In R write write.csv(x, "table.csv") and choose that file.`,
  },
  {
    start: ascii('X\n'),
    what: phrase`a file of R (.rds)`,
    mend: phrase`In R write write.csv(readRDS("file.rds"), "table.csv") and choose that file.`,
  },
  {
    start: ascii('BZh'),
    what: phrase`a compressed file`,
    mend: phrase`Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.`,
  },
  {
    start: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    what: phrase`a compressed file`,
    mend: phrase`Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.`,
  },
  {
    start: [0x1f, 0x8b],
    what: phrase`a compressed file`,
    mend: phrase`Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.`,
  },
  {
    start: [0x89, 0x48, 0x44, 0x46],
    what: phrase`a MATLAB file of version 7.3 or another HDF5 file`,
    mend: phrase`In MATLAB write save("file.mat", "-v7") and choose that file.`,
  },
  {
    start: ascii('$FL3'),
    what: phrase`a compressed SPSS file (.zsav)`,
    mend: phrase`In SPSS choose File, Save as, SPSS Statistics (*.sav).`,
  },
  { start: ascii('HEADER RECORD*'), what: phrase`a SAS transport file`, mend: phrase`Save the table as CSV there.` },
  { start: ascii('<stata_dta>'), what: phrase`a Stata file (.dta)`, mend: phrase`In Stata choose File, Export, Text data.` },
];

/** Throws a sentence for what is known and cannot be read. */
export function refuseForeign(bytes: Uint8Array, path: string): void {
  const found = foreign.find(({ start, at = 0 }) => start.every((byte, i) => bytes[at + i] === byte));
  if (found !== undefined) throw new AppError('bad-input', say`${path} is ${found.what}, not a table. ${found.mend}`);
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replace(/^[\s\xef\xbb\xbf]+/, '');
  if (/^(<!doctype html|<html|<table|<head|<body|<meta|<style)/i.test(start))
    throw new AppError('bad-input', say`${path} is a web page, not a table. Open it in Excel or LibreOffice and save it as .xlsx.`);
  if (start.startsWith('<?xml'))
    throw new AppError(
      'bad-input',
      say`${path} is XML, not a table. Open it in the program that made it and save the table as CSV or .xlsx.`,
    );
}

/** Of archives, by the names of their parts. */
export function refuseArchive(names: readonly string[], path: string): void {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const refuse = (what: string, mend: string): AppError =>
    new AppError('bad-input', say`${path} is ${what}, which cannot be read here. ${mend}`);
  if (has(/^META-INF\/MANIFEST\.MF$/) && has(/\.omv$|^(index\.html|data\.bin|metadata\.json|xdata\.json|strings\.bin)$/))
    throw refuse(phrase`a jamovi file (.omv)`, phrase`In jamovi choose ≡, Export, and save the data as CSV.`);
  if (has(/^(data\.jaspdata|analyses\.json|internal\.sqlite|manifest\.json)$/) && has(/^(data|internal|analyses|manifest|results|index)/))
    throw refuse(phrase`a JASP file (.jasp)`, phrase`In JASP choose ≡, Export Data, and save it as CSV.`);
  if (has(/^Index\/.*\.iwa$/)) throw refuse(phrase`a Numbers file`, phrase`In Numbers choose File, Export To, CSV.`);
  if (has(/^word\//)) throw refuse(phrase`a Word document`, phrase`Copy the table to Excel and save it as .xlsx.`);
}
