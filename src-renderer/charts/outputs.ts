/** What every table offers in its menu. */
import { tableToTabs, type FigureTable } from '../../src-main/core/figures/frame/figure-table';
import { tableToLatex, type ApaTable } from '../../src-main/core/report/apa-table';
import { t } from '../strings/language.svelte';
import { manuscript } from './manuscript';
import { copyTable, copyText } from './copy';
import type { Output } from './OutputMenu.svelte';

/** `numbers` are all there are, with their digits; `apa` is what a manuscript shows of them. */
export function tableCopies(apa: () => ApaTable, numbers: (() => FigureTable) | null): Output[] {
  const words = t().output;
  return [
    { name: words.table, make: () => copyTable(apa()) },
    { name: words.latex, make: () => copyText(tableToLatex(apa(), manuscript().words.report)) },
    ...(numbers === null ? [] : [{ name: words.numbers, make: () => copyText(tableToTabs(numbers())) }]),
  ];
}

/** Each ends as a sentence does. Null where there is none. */
export function sentencesOf(...texts: readonly (string | null | undefined)[]): string | null {
  const sentences = texts.flatMap((text) => (text ? [/[.!?]$/.test(text) ? text : `${text}.`] : []));
  return sentences.length === 0 ? null : sentences.join(' ');
}
