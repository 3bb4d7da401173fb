/** What a report consists of, before it is laid out. */
import type { KnownFigure } from '../../core/figures/figures';
import type { ApaTable } from '../../core/report/apa-table';

export type Block =
  | { readonly kind: 'paragraph'; readonly heading: string | null; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly table: ApaTable }
  | { readonly kind: 'figure'; readonly figure: KnownFigure; readonly caption: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly summary: string | null }
  | { readonly kind: 'reference'; readonly text: string }
  | { readonly kind: 'code'; readonly summary: string; readonly text: string }
  | { readonly kind: 'warning'; readonly text: string }
  /** Of the researcher; `label` names what it is about where its place does not. */
  | { readonly kind: 'note'; readonly label: string | null; readonly text: string; readonly warning: string | null };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', heading: null, text });
