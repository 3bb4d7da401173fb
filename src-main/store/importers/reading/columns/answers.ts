/** Answers that hold a number among words: ‘4 - neither’, ‘1 (not alike)’, ‘very alike (7)’, ‘num_5’, {"Q0":4}. */
import { parseNumber } from '../../table-cells';

const before = /^([-+]?\d+(?:[.,]\d+)?)\s*(?:[-–—:=).,;/|]|\s(?=\p{L}|\())\s*\D*$/u;
const after = /^[^\d/\\?&]*[(=:]\s*([-+]?\d+(?:[.,]\d+)?)\s*\)?$/;
const key = /^(?:num|numpad|digit|num_|key)_?(\d)$/i;
const percent = /^([-+]?\d+(?:[.,]\d+)?)\s*%$/;
const inJson = /^\{\s*"[^"]{1,60}"\s*:\s*"?([-+]?\d+(?:\.\d+)?)"?\s*\}$/;
const inBrackets = /^\[\s*['"]?([-+]?\d+(?:\.\d+)?)['"]?\s*\]$/;

/** Null for everything that is no such answer; a bare number is none either. */
export function leadingNumber(cell: string, decimal: '.' | ','): number | null {
  const code = cell.charCodeAt(0);
  if (cell.length > 120 || cell.length < 3 || (code > 57 && !/[\d)}\]]$/.test(cell)))
    return cell.length === 2 && cell[1] === '%' ? parseNumber(cell[0]!, decimal) : null;
  const json = inJson.exec(cell) ?? inBrackets.exec(cell);
  if (json !== null) return Number(json[1]);
  if (/^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(cell)) return null; // a date
  if (
    /^\d{1,2}[. -]+(jan|ene|gen|f[eé][bv]|m[äa]r|mrz|maa|apr|avr|abr|ma[iygj]|mei|ju[ni]|jui[nl]|giu|jul|lug|aug|ao[uû]|ago|sep|set|o[kc]t|ott|nov|de[zc]|d[ée]c|di[cz])/i.test(
      cell,
    )
  )
    return null; // or what a spreadsheet made one of
  const found = percent.exec(cell)?.[1] ?? before.exec(cell)?.[1] ?? after.exec(cell)?.[1] ?? key.exec(cell)?.[1];
  return found === undefined ? null : parseNumber(found, found.includes(decimal) ? decimal : decimal === '.' ? '.' : ',');
}
