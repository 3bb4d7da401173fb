/** Whether a folder of files is a data set as Psych-DS 1.5 asks for: names of data files, their headers, and a description of every column. */
import { phrase } from '../../../contract/message';
import { splitCsv } from '../../../store/files/csv';

/** Psych-DS 1.5, rules of tabular data: keyword-value pairs, the keywords of lower case letters only. */
const dataFileName = /^([a-z]+-[a-zA-Z0-9]+)(_[a-z]+-[a-zA-Z0-9]+)*_data\.(csv|tsv)$/;

/** Sentences, none where all is well. `read` gives the text of one of `paths`, which have '/' as separator. */
export async function checkDataset(paths: readonly string[], read: (path: string) => Promise<string>): Promise<string[]> {
  if (!paths.includes('dataset_description.json')) return [phrase`dataset_description.json is missing.`];
  const description = parse(await read('dataset_description.json'));
  if (description === null) return [phrase`dataset_description.json is no JSON object.`];
  const problems: string[] = [];
  if (description['@type'] !== 'Dataset') problems.push(phrase`dataset_description.json does not have the @type ‘Dataset’.`);
  for (const field of ['name', 'description'])
    if (typeof description[field] !== 'string' || description[field] === '')
      problems.push(phrase`dataset_description.json has no ${field}.`);
  const variables = variablesOf(description['variableMeasured']);
  if (variables === null) problems.push(phrase`dataset_description.json has no list of variables (variableMeasured).`);
  const tables = paths.filter((path) => path.startsWith('data/') && /\.(csv|tsv)$/.test(path));
  if (tables.length === 0) problems.push(phrase`There is no data file below data/.`);
  for (const path of tables) {
    if (!dataFileName.test(path.slice(path.lastIndexOf('/') + 1))) problems.push(phrase`${path} is not named by keywords and values.`);
    problems.push(...(await checkTable(path, read, variables ?? new Set())));
  }
  return problems;
}

async function checkTable(path: string, read: (path: string) => Promise<string>, variables: ReadonlySet<string>): Promise<string[]> {
  try {
    const { header } = splitCsv(await read(path), path, path.endsWith('.tsv') ? '\t' : ',');
    const problems = header
      .filter((name) => !variables.has(name))
      .map((name) => phrase`The column ‘${name}’ of ${path} is described nowhere.`);
    const twice = header.filter((name, i) => header.indexOf(name) !== i);
    return [...problems, ...twice.map((name) => phrase`${path} has the column ‘${name}’ twice.`)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function variablesOf(value: unknown): Set<string> | null {
  if (!Array.isArray(value)) return null;
  const names = value.map((each: unknown) => (typeof each === 'object' && each !== null && 'name' in each ? each.name : each));
  return new Set(names.filter((name) => typeof name === 'string'));
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
