/** Reads the imports of every source file and says which of them run against the direction of DESIGN section 3. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Layer -> layers it may import. A layer always may import itself; the catalogue, in core/catalogue, is below all that may import core. */
const allowed: Record<string, readonly string[]> = {
  catalogue: [],
  contract: ['catalogue'],
  core: ['contract'],
  files: ['contract'],
  engines: ['contract', 'core', 'files'],
  pipeline: ['contract', 'core', 'files'],
  store: ['contract', 'core', 'files'],
  processes: ['contract', 'files'],
  studio: ['strings', 'contract', 'core', 'files', 'engines', 'pipeline', 'store', 'processes'],
  compute: ['contract', 'core', 'files', 'engines', 'pipeline', 'store', 'processes', 'studio'],
  hosts: ['strings', 'contract', 'core', 'files', 'engines', 'pipeline', 'store', 'processes', 'studio', 'compute'],
  strings: ['contract', 'catalogue', 'core/figures', 'core/report'],
  renderer: ['contract', 'catalogue', 'core/figures', 'core/results', 'core/report', 'strings'],
  prepare: ['contract', 'core', 'files', 'engines', 'pipeline', 'store', 'studio'],
};

/** Package -> the folders whose files may import it. */
const packageHomes: Record<string, readonly string[]> = {
  electron: ['src-main/hosts/desktop'],
  'onnxruntime-node': ['src-main/engines'],
  '@tensorflow': ['src-main/engines', 'build/prepare'],
  sharp: ['src-main/pipeline', 'src-main/store', 'src-main/studio/figures', 'src-main/studio/assets', 'build/prepare'],
  svelte: ['src-renderer'],
  zod: ['src-main/contract', 'src-main/store', 'src-main/studio', 'src-main/compute', 'src-main/hosts', 'build/prepare'],
};
/** Core stays pure: only packages of plain mathematics. */
const corePackages = ['ml-matrix', 'd3'];

export interface ImportEdge {
  readonly from: string; // path from the root, '/' as separator
  readonly to: string; // such a path, or a package name
  readonly inPackage: boolean;
  readonly typeOnly: boolean;
}

export function listSources(root: string): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const path = `${folder}/${name}`;
      if (statSync(join(root, path)).isDirectory()) return walk(path);
      return /\.(ts|svelte)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
    });
  return ['src-main', 'src-renderer', 'strings', 'build/prepare'].filter((folder) => existsSync(join(root, folder))).flatMap(walk);
}

export function readImports(root: string, path: string): ImportEdge[] {
  const text = readFileSync(join(root, path), 'utf8');
  const source = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const edges: ImportEdge[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    if (specifier.startsWith('.'))
      edges.push({ from: path, to: resolveFile(root, join(dirname(path), specifier)), inPackage: false, typeOnly });
    else if (!specifier.startsWith('node:')) edges.push({ from: path, to: specifier, inPackage: true, typeOnly });
    else if (/^src-(main\/(contract|core)|renderer)\//.test(path)) edges.push({ from: path, to: specifier, inPackage: true, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text, node.isTypeOnly);
    else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      add(node.arguments[0].text, false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      add(node.argument.literal.text, true);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edges;
}

/** One sentence per import that breaks a rule. */
export function findViolations(edges: readonly ImportEdge[]): string[] {
  return edges.flatMap((edge) => {
    const isTest = /\.test\.ts$|\/(test-support|fixtures)\//.test(edge.from);
    const from = layerOf(edge.from);
    if (edge.inPackage) return isTest ? [] : packageViolation(edge, from);
    const to = layerOf(edge.to);
    if (from === to || (isTest && from !== 'renderer')) return [];
    const permitted = allowed[from] ?? [];
    const ok =
      permitted.includes(to) ||
      (to === 'catalogue' && (from === 'core' || permitted.includes('core'))) ||
      permitted.some((path) => edge.to.startsWith(`src-main/${path}/`));
    return ok ? [] : [`${edge.from} imports ${edge.to}: ${from} may not import ${to}`];
  });
}

/** Import cycles between files, imports of types only among them; each as 'a -> b -> a'. */
export function findCycles(edges: readonly ImportEdge[]): string[] {
  const graph = new Map<string, string[]>();
  for (const edge of edges) if (!edge.inPackage) graph.set(edge.from, [...(graph.get(edge.from) ?? []), edge.to]);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (node: string, trail: readonly string[]): void => {
    const start = trail.indexOf(node);
    if (start >= 0) {
      cycles.push([...trail.slice(start), node].join(' -> '));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

function layerOf(path: string): string {
  if (path.startsWith('src-renderer/')) return 'renderer';
  if (path.startsWith('strings/')) return 'strings';
  if (path.startsWith('build/prepare/')) return 'prepare';
  if (path.startsWith('src-main/core/catalogue/')) return 'catalogue';
  return path.split('/')[1] ?? '';
}

function packageViolation(edge: ImportEdge, from: string): string[] {
  const name = edge.to.startsWith('@') ? (edge.to.split('/')[0] ?? edge.to) : (edge.to.split('/')[0] ?? edge.to);
  if (edge.to.startsWith('node:')) return [`${edge.from} imports ${edge.to}: ${from} is free of Node`];
  if (from === 'catalogue') return [`${edge.from} imports ${edge.to}: the catalogue imports nothing`];
  if (from === 'contract' && name !== 'zod') return [`${edge.from} imports ${edge.to}: the contract imports zod only`];
  if (from === 'core' && !corePackages.includes(name)) return [`${edge.from} imports ${edge.to}: not a package of plain mathematics`];
  const homes = packageHomes[name];
  if (homes && !edge.typeOnly && !homes.some((home) => edge.from.startsWith(`${home}/`)))
    return [`${edge.from} imports ${edge.to}, which belongs in ${homes.join(', ')}`];
  return [];
}

function resolveFile(root: string, path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.svelte`, `${path}.svelte.ts`, `${path}/index.ts`];
  const found = candidates.find((candidate) => existsSync(join(root, candidate)) && statSync(join(root, candidate)).isFile());
  return relative('.', found ?? path)
    .split(sep)
    .join('/');
}
