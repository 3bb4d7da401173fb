/** What the guide consists of in the window: a few kinds of text, and nothing that a page from elsewhere could do more with. */
export type GuideText =
  string | { readonly kind: 'strong' | 'emphasis'; readonly text: readonly GuideText[] } | { readonly kind: 'code'; readonly text: string };

export type GuideBlock =
  | { readonly kind: 'heading'; readonly text: readonly GuideText[] }
  | { readonly kind: 'paragraph'; readonly text: readonly GuideText[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly GuideText[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly GuideText[])[];
      readonly rows: readonly (readonly (readonly GuideText[])[])[];
    };

export interface GuidePage {
  /** For a screen, its name in English. */
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}
