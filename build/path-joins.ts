/** Says who puts paths together, so that nobody but `files/inside-project` does so with what stands in a project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * The only files of these rooms that may join or resolve paths, each with what it joins. Whatever is listed here must join nothing that
 * a project says: such a path goes through `insideProject`, `entryInProject` or `insideFolder`.
 */
export const pathJoiners: Readonly<Record<string, string>> = {
  'src-main/files/inside-project.ts': 'the resolver itself',
  'src-main/files/find-worker-file.ts': "the program's own scripts",
  'src-main/pipeline/bank/bank-cache.ts': 'names found in the folder of a resolved cache file',
  'src-main/store/importers/study.ts': "fixed names in a study's folder that a person chose",
  'src-main/store/importers/noun-study.ts': "fixed names in a study's folder that a person chose",
  'src-main/store/importers/study-spaces.ts': "names found in a study's folder that a person chose",
  'src-main/store/files/copy-folder.ts': 'names found in the folder that is copied',
  'src-main/store/corpora/folder-place.ts': 'names found while a corpus that a person chose is listed',
  'src-main/store/corpora/corpus-items.ts': 'the names of images in messages',
  'src-main/studio/corpora/find-moved-root.ts': 'folders on the disk that are looked at for a lost corpus',
  'src-main/studio/corpora/add-corpus.ts': 'the folder a person chose',
  'src-main/studio/bundle/verifying/temporary-folder.ts': "the system's folder for temporary files",
  'src-main/studio/describe-app.ts': "the program's assets",
  'src-main/studio/devices/device-memory.ts': "the person's own folder",
  'src-main/studio/extras/install-extras.ts': "the folder a person chose and the person's own folder",
  'src-main/studio/extras/installed-extras.ts': "the person's own folder",
  'src-main/studio/experiments/photograph-files.ts': "the program's assets",
  'src-main/studio/experiments/photograph-network.ts': 'the file a person chose',
  'src-main/studio/figures/write-figures.ts': 'the folder a person chose for exports',
  'src-main/studio/import/files/find-files.ts': 'names found in the folder a person chose',
  'src-main/studio/import/files/dropped-files.ts': "the person's own folder",
  'src-main/studio/projects/foreign-project.ts': "the person's own folder",
  'src-main/studio/reading/image-verdicts.ts': "the person's own folder",
  'src-main/studio/reading/open-reading.ts': "the program's assets",
  'src-main/studio/projects/import-study.ts': 'the folder a person chose',
  'src-main/studio/projects/match-drawings.ts': "a study's folder and the program's assets",
  'src-main/studio/projects/open-project.ts': 'the folder a person chose',
  'src-main/studio/projects/open-sample.ts': "the person's own folder",
  'src-main/studio/projects/sample-assets.ts': "the program's assets",
  'src-main/studio/recent-projects.ts': "the person's own folder",
  'src-main/studio/list-folder.ts': 'folders of this computer within the roots the host may show',
  'src-main/studio/stimuli/edit-stimuli.ts': 'the file a person chose',
  'src-main/compute/measuring/graphics-cards.ts': "the system's own list of devices",
  'src-main/compute/runs/trace-files.ts': 'the folder a person chose for the trace',
};

const rooms = /^src-main\/(files|engines|pipeline|store|studio|compute)\//;
const isTest = /\.(test|fixture)\.ts$|\/test-support\//;
const joining = new Set(['join', 'resolve', 'posix', 'win32', 'default', 'normalize', 'format']);

/** One sentence for each file that joins paths and may not, and for each that is listed in vain. */
export function findPathJoins(root: string, paths: readonly string[], read = readText): string[] {
  const joiners = paths.filter((path) => rooms.test(path) && !isTest.test(path) && joinsPaths(read(root, path), path));
  const found = new Set(joiners);
  return [
    ...joiners
      .filter((path) => pathJoiners[path] === undefined)
      .map((path) => `${path} joins paths: what stands in a project goes through files/inside-project`),
    ...Object.keys(pathJoiners)
      .filter((path) => !found.has(path))
      .map((path) => `${path} is listed among those that join paths and does not`),
  ];
}

/** By a function of node:path, or by a template that begins with a folder and a slash and is no sentence. */
export function joinsPaths(text: string, path: string): boolean {
  let joins = false;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && /^(node:)?path(\/|$)/.test(node.moduleSpecifier.text)) {
      const { importClause: clause } = node;
      const named = clause?.namedBindings;
      if (clause?.name !== undefined || (named !== undefined && ts.isNamespaceImport(named))) joins = true;
      if (named !== undefined && ts.isNamedImports(named))
        joins ||= named.elements.some(({ name, propertyName }) => joining.has((propertyName ?? name).text));
    }
    if (ts.isTemplateExpression(node) && node.head.text === '') {
      const [first] = node.templateSpans;
      if (
        first !== undefined &&
        /(^|\.)(folder|project|root)(\(\))?$/i.test(first.expression.getText()) &&
        first.literal.text.startsWith('/')
      )
        joins = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return joins;
}

const readText = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
