/** Puts figures, tables and sentences on the clipboard. Called straight from a click: browsers refuse it at any other time. */
import { tableToHtml, tableToText, type ApaTable } from '../../src-main/core/report/apa-table';
import { manuscript } from './manuscript';
import { t } from '../strings/language.svelte';

export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}

/**
 * A word processor takes the table with its rules and italics, a spreadsheet the cells. Through the event of copying: the clipboard's own
 * interface reads the table under the page's rules for styles, and complains of each.
 */
export function copyTable(table: ApaTable): void {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/html', tableToHtml(table, null, manuscript().words.report));
    event.clipboardData?.setData('text/plain', tableToText(table));
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  try {
    if (!document.execCommand('copy')) throw new Error(t().output.refused);
  } finally {
    document.removeEventListener('copy', fill);
  }
}

/** The picture may still be in the making. */
export function copyPicture(picture: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
