/** The sheets of an OpenDocument workbook (.ods), from its content as XML (OpenDocument 1.3, part 3, chapter 9). */
import { Parser } from 'saxen';
import type { TableRow } from '../../table-cells';
import { phrase } from '../../../../contract/message';
import { mostCells, mostColumns } from '../sheet/open-text';
import type { Sheet } from '../sheet/table';

const mostRows = 500_000;

/** `damaged` makes an error of a reason. */
export function readOpenDocument(xml: string, damaged: (reason: string) => Error): Sheet[] {
  const sheets: { name: string; lines: TableRow[] }[] = [];
  let cells: string[] = [];
  let [row, total, repeatRows, repeatCells, inText] = [0, 0, 1, 1, 0];
  let [value, text] = ['', ''];
  let problem: string | null = null;
  const parser = new Parser();
  parser.on('error', (error: Error) => {
    problem ??= error.message.split('\n')[0]!;
    parser.stop();
  });
  const stop = (reason: string): void => {
    problem ??= reason;
    parser.stop();
  };
  parser.on('openTag', (name, attributes, decode) => {
    if (name === 'table:table') {
      sheets.push({ name: decode(String(attributes()['table:name'] ?? '')), lines: [] });
      row = 0;
    } else if (name === 'table:table-row') {
      [cells, repeatRows] = [[], countOf(attributes()['table:number-rows-repeated'])];
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const given = attributes();
      repeatCells = countOf(given['table:number-columns-repeated']);
      value = String(given['office:value'] ?? given['office:date-value'] ?? given['office:boolean-value'] ?? '');
      text = '';
    } else if (name === 'text:p') {
      if (text !== '') text += ' ';
      inText++;
    } else if (name === 'text:s') text += ' ';
  });
  parser.on('text', (found, decode) => {
    if (inText > 0) text += decode(found);
  });
  parser.on('closeTag', (name) => {
    if (name === 'text:p') inText--;
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const cell = (value === '' ? text : value).trim();
      if (cell === '') repeatCells = Math.min(repeatCells, mostColumns + 1);
      if (cells.length + repeatCells > mostColumns && cell !== '') return stop(phrase`it has more than ${mostColumns} columns`);
      for (let i = 0; i < repeatCells && cells.length <= mostColumns; i++) cells.push(cell);
    } else if (name === 'table:table-row') {
      while (cells.at(-1) === '') cells.pop();
      const sheet = sheets.at(-1);
      if (cells.length > 0 && sheet !== undefined) {
        total += repeatRows * cells.length;
        if (row + repeatRows > mostRows) return stop(phrase`it has more than ${mostRows} rows`);
        if (total > mostCells) return stop(phrase`it has more than ${mostCells / 1e6} million cells`);
        for (let i = 0; i < repeatRows; i++) sheet.lines.push({ row: row + i + 1, cells });
      }
      row += repeatRows;
    }
  });
  parser.parse(xml);
  if (problem !== null) throw damaged(problem);
  return sheets;
}

function countOf(text: unknown): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}
