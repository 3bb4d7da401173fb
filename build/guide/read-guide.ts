/** The user guide as pages for the window, one for each section: its markdown is read while building, and the window draws it from data. */
import { marked, type Token, type Tokens } from 'marked';
import type { GuideBlock, GuidePage, GuideText } from '../../src-renderer/views/help/guide-page';

export function readGuide(markdown: string): GuidePage[] {
  const pages: { title: string; blocks: GuideBlock[] }[] = [];
  for (const token of marked.lexer(markdown)) {
    if (isA<Tokens.Heading>(token, 'heading') && token.depth === 1) continue;
    if (isA<Tokens.Heading>(token, 'heading') && token.depth === 2) pages.push({ title: token.text, blocks: [] });
    else pages.at(-1)?.blocks.push(...readBlock(token)); // what stands before the first section is for the file, not for a page
  }
  return pages;
}

/** Pictures are left out: the window shows the screen itself. What is not known here must not vanish unseen. */
function readBlock(token: Token): GuideBlock[] {
  if (isA<Tokens.Space>(token, 'space')) return [];
  if (isA<Tokens.Heading>(token, 'heading')) return [{ kind: 'heading', text: readText(token.tokens) }];
  if (isA<Tokens.Code>(token, 'code')) return [{ kind: 'code', text: token.text }];
  if (isA<Tokens.Table>(token, 'table')) {
    const readCell = (cell: Tokens.TableCell): GuideText[] => readText(cell.tokens);
    return [{ kind: 'table', head: token.header.map(readCell), rows: token.rows.map((row) => row.map(readCell)) }];
  }
  if (isA<Tokens.List>(token, 'list')) {
    const items = token.items.map(({ tokens }) => tokens.flatMap(readItem));
    return [{ kind: 'list', ordered: token.ordered, items }];
  }
  if (isA<Tokens.Paragraph>(token, 'paragraph')) {
    const text = readText(token.tokens);
    return text.length === 0 ? [] : [{ kind: 'paragraph', text }];
  }
  throw new Error(`The guide holds ‘${token.type}’, which its page in the window cannot show: ${token.raw.slice(0, 80)}`);
}

function readItem(token: Token): GuideText[] {
  if (isA<Tokens.Text>(token, 'text')) return readText(token.tokens ?? []);
  throw new Error(`An item of a list in the guide holds ‘${token.type}’, which its page in the window cannot show.`);
}

function readText(tokens: readonly Token[]): GuideText[] {
  return tokens.flatMap((token): GuideText[] => {
    if (isA<Tokens.Image>(token, 'image')) return [];
    if (isA<Tokens.Text>(token, 'text') || isA<Tokens.Escape>(token, 'escape')) {
      const text = token.text.replaceAll('\n', ' ');
      return text.trim() === '' && tokens.some(({ type }) => type === 'image') ? [] : [text];
    }
    if (isA<Tokens.Codespan>(token, 'codespan')) return [{ kind: 'code', text: token.text }];
    if (isA<Tokens.Strong>(token, 'strong')) return [{ kind: 'strong', text: readText(token.tokens) }];
    if (isA<Tokens.Em>(token, 'em')) return [{ kind: 'emphasis', text: readText(token.tokens) }];
    if (isA<Tokens.Link>(token, 'link')) return readText(token.tokens); // to files beside the guide, which a window cannot open
    throw new Error(`The guide holds ‘${token.type}’, which its page in the window cannot show: ${token.raw.slice(0, 80)}`);
  });
}

/** Tokens of extensions have any name, so the type alone does not tell them apart. */
function isA<T extends Token>(token: Token, type: T['type']): token is T {
  return token.type === type;
}
