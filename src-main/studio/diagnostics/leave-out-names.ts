/** Takes out of a text what tells who somebody is or where things are: paths, names, addresses, keys. Rather too much than too little. */

/** How the program's own folder is written: what lies in it is the same for everybody. */
export const programMark = '‹program›';

export interface KnownNames {
  readonly programFolder: string;
  readonly folders: readonly string[]; // with everything in them
  readonly words: readonly string[]; // whole words only
}

export function createCleaner({ programFolder, folders, words }: KnownNames): (text: string) => string {
  const ofProgram = anyOf(spellings(programFolder));
  const ofFolders = anyOf(folders.flatMap(spellings).sort((a, b) => b.length - a.length));
  const ofWords = anyOf([...new Set(words)].filter((word) => word.trim().length > 1).sort((a, b) => b.length - a.length));
  const known = new RegExp(`(?:file:\\/+)?(?:${ofFolders})(?![\\p{L}\\p{N}])(?:[\\\\/]${rest})?`, 'giu');
  return (text) =>
    text
      .replace(/[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}{2,}/gu, '‹address›')
      .replace(new RegExp(`(?:file:\\/+)?(?:${ofProgram})(?=[\\\\/])`, 'giu'), programMark)
      .replace(known, '‹path›')
      .replace(foreignPath, '‹path›')
      .replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${ofWords})(?![\\p{L}\\p{N}])`, 'giu'), '‹name›')
      .replace(/\btoken=[^\s&"']+/g, 'token=‹key›')
      .replace(
        /\b(bearer\s+)[\w.~+/-]+=*|\b(?:sk|pk|ghp|gho|xox[a-z])[-_][\w-]{6,}/giu,
        (_, word: string | undefined) => `${word ?? ''}‹key›`,
      )
      .replace(/(?<![\p{L}\p{N}.])(?!127\.0\.0\.1)\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}.]\d?)/gu, '‹address›')
      .replace(dataFile, (name) => (ownFiles.has(name) ? name : '‹file›'))
      // What stands in quotation marks of a sentence is what people called it.
      .replace(/‘[^‘’\n]{1,120}’/gu, '‘‹name›’')
      .replace(/“[^“”\n]{1,120}”/gu, '“‹name›”')
      .replace(/„[^„“\n]{1,120}“/gu, '„‹name›“');
}

/** A file of somebody's without its folder; of those of every project the name tells nothing. */
const dataFile =
  /(?<![\p{L}\p{N}_./\\-])[\p{L}\p{N}_-][\p{L}\p{N}_.-]*\.(?:csv|tsv|txt|xlsx?|ods|json|sav|mat|zip|onnx|npz|ndjson|png|jpe?g|tiff?|svg|webp|gif|bmp|pdf)(?![\p{L}\p{N}])/giu;
const ownFiles: ReadonlySet<string> = new Set([
  'project.json',
  'stimuli.csv',
  'ratings.csv',
  'dissimilarities.csv',
  'features.csv',
  'triplets.csv',
  'corpora.json',
  'views.json',
  'report.json',
  'run.json',
  'metrics.json',
  'predictions.csv',
  'space.json',
  'journal.json',
  'pending.json',
  'lock.json',
  'analysis.json',
  'nearest.json',
  'study.json',
  'device.json',
  'package.json',
]);

/** What ends a path in a sentence or an error of the system. Names may hold spaces, so a path goes on to the last separator, and to the ending of a file. */
const inPath = `(?:\\([^()\\n"':\\\\/]*\\)|[^\\n"'‘’“”\`:*?<>|()])`;
const rest = `(?:${inPath}*[\\\\/])?(?:${inPath}*\\.[A-Za-z0-9]{1,8}(?=[\\s"'‘’“”\`:),.;]|$)|[^\\s"'‘’“”\`:*?<>|()]*)`;
const foreignPath = new RegExp(
  `(?:file:\\/+[A-Za-z]:[\\\\/]|file:\\/+|(?<![\\p{L}\\p{N}])[A-Za-z]:[\\\\/]|\\\\\\\\|(?<![\\p{L}\\p{N}:/.›\\\\])[~]?/(?=[^\\s/]))${rest}`,
  'giu',
);

/** As systems, addresses and JSON write a folder. */
function spellings(folder: string): string[] {
  const slashes = folder.replaceAll('\\', '/');
  return [...new Set([folder, slashes, encodeURI(slashes), folder.replaceAll('\\', '\\\\')])].map((path) => path.replace(/[\\/]+$/, ''));
}

/** A pattern for one of them; where there is none, one that nothing fits. */
function anyOf(texts: readonly string[]): string {
  const known = texts.filter((text) => text !== '').map((text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return known.length === 0 ? '(?!)' : known.join('|');
}
