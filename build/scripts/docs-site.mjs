// npm run docs:build [-- FOLDER]: the documentation as a small site that needs no network and no scripts (default: dist/docs).
// A link that leads nowhere stops it.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, root } from './install.mjs';

/** In the order of the list at the side; decisions have a list of their own. */
const chapters = [
  ['README.md', 'index.html'],
  ...[
    'installing',
    'user-guide',
    'project-folder',
    'command-line',
    'cluster',
    'trust',
    'simulated-raters',
    'trace',
    'benchmarks/learning',
  ].map((name) => [`docs/${name}.md`, `${name}.html`]),
  ['CONTRIBUTING.md', 'contributing.html'],
];
const copied = ['images', 'examples', 'benchmarks'];

/** Answers the pages written, as paths below `out`. */
export async function buildSite(out) {
  const { Marked } = await import('marked');
  const decisions = readdirSync(join(root, 'docs', 'decisions')).sort();
  const pages = new Map([...chapters, ...decisions.map((name) => [`docs/decisions/${name}`, `decisions/${name.replace(/md$/, 'html')}`])]);
  refuseForgotten(pages);
  rmSync(out, { recursive: true, force: true });
  const texts = new Map([...pages.keys()].map((source) => [source, readFileSync(join(root, source), 'utf8')]));
  const anchors = new Map([...texts].map(([source, text]) => [source, anchorsOf(text, new Marked())]));
  const titles = new Map([...texts].map(([source, text]) => [source, /^# (.+)$/m.exec(text)?.[1] ?? basename(source)]));
  for (const [source, page] of pages) {
    const body = new Marked({ renderer: renderer(source, page, pages, anchors) }).parse(texts.get(source));
    write(join(out, page), frame(page, titles.get(source), body, pages, titles));
  }
  const lists = {
    decisions: decisions.map((name) => [name.replace(/md$/, 'html'), titles.get(`docs/decisions/${name}`)]),
    examples: readdirSync(join(root, 'docs', 'examples')).map((name) => [name, name]),
  };
  cpSync(join(import.meta.dirname, 'docs-site.css'), join(out, 'site.css'));
  for (const folder of copied)
    cpSync(join(root, 'docs', folder), join(out, folder), { recursive: true, filter: (path) => !path.endsWith('.md') });
  for (const [folder, entries] of Object.entries(lists)) {
    const items = entries.map(([to, title]) => `<li><a href="${escape(to)}">${escape(title)}</a></li>`).join('\n');
    const title = folder === 'decisions' ? 'Decisions' : 'Examples of tables';
    write(join(out, folder, 'index.html'), frame(`${folder}/index.html`, title, `<h1>${title}</h1><ul>${items}</ul>`, pages, titles));
  }
  return [...pages.values(), ...Object.keys(lists).map((folder) => `${folder}/index.html`)];
}

/** A new page of the documentation must not be missing from the site unseen. */
function refuseForgotten(pages) {
  for (const name of readdirSync(join(root, 'docs')))
    if (name.endsWith('.md') && !pages.has(`docs/${name}`))
      throw new Error(`docs/${name} has no place in the site; list it in docs-site.mjs`);
}

function renderer(source, page, pages, anchors) {
  const lead = (href) => relative(page, targetOf(source, href, pages, anchors));
  const slugs = slugger();
  return {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${slugs(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      return `<a href="${escape(lead(href))}">${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text }) {
      return `<img src="${escape(lead(href))}" alt="${escape(text)}" />`;
    },
    table(token) {
      const row = (cells, tag) => `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
      const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
      return `<div class="wide" tabindex="0"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
    },
    html({ text }) {
      throw new Error(`${source} holds HTML (${text.trim().slice(0, 60)}); write it in Markdown`);
    },
  };
}

/** Where a link of a source leads to in the site. */
function targetOf(source, href, pages, anchors) {
  if (/^https?:/.test(href)) return href;
  const [path, anchor] = href.split('#');
  const file = path === '' ? source : posix.normalize(posix.join(posix.dirname(source), path)).replace(/\/$/, '');
  const page = pages.get(file);
  if (page !== undefined) {
    if (anchor === undefined) return page;
    if (!anchors.get(file).has(anchor)) throw new Error(`${source} links to ${href}, and ${file} has no such heading`);
    return `${page}#${anchor}`;
  }
  if (file === 'docs/decisions' || file === 'docs/examples') return `${basename(file)}/index.html`;
  const [folder, ...rest] = file.replace(/^docs\//, '').split('/');
  const isThere = file.startsWith('docs/') && copied.includes(folder) && readdirSync(join(root, 'docs', folder)).includes(rest.join('/'));
  if (!isThere) throw new Error(`${source} links to ${href}, which is no page and no file of the documentation`);
  return `${folder}/${rest.join('/')}`;
}

function anchorsOf(text, marked) {
  const slugs = slugger();
  return new Set(marked.lexer(text).flatMap((token) => (token.type === 'heading' ? [slugs(token.text)] : [])));
}

/** As code hosts make them, so that a link works there as well; a heading that comes again has a number. */
function slugger() {
  const seen = new Map();
  return (text) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  };
}

function relative(from, to) {
  if (/^https?:/.test(to)) return to;
  const [path, anchor] = to.split('#');
  return `${posix.relative(posix.dirname(from), path)}${anchor === undefined ? '' : `#${anchor}`}`;
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function frame(page, title, body, pages, titles) {
  const entry = (to, words) =>
    `<li><a href="${escape(relative(page, to))}"${to === page ? ' aria-current="page"' : ''}>${escape(words)}</a></li>`;
  const entries = [...chapters.map(([source]) => entry(pages.get(source), titles.get(source))), entry('decisions/index.html', 'Decisions')];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="stylesheet" href="${relative(page, 'site.css')}">
<nav aria-label="Pages"><ul>${entries.join('\n')}</ul></nav>
<main>
${body}</main>
</html>
`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installMissing();
  const out = resolve(process.argv[2] ?? join(root, 'dist', 'docs'));
  const pages = await buildSite(out);
  console.log(`${pages.length} pages in ${out}`);
}
