/** Gathers what helps somebody else to see what went wrong here, without names of people, projects, files and folders. Nothing is sent. */
import { homedir, hostname, release, tmpdir, totalmem, userInfo } from 'node:os';
import { basename, dirname } from 'node:path';
import { AppError } from '../../contract/app-error';
import type { Diagnostics } from '../../contract/window/diagnostics';
import { problemLogPath } from '../../processes/problem-log';
import { readProject } from '../../store/project/project-store';
import { readTextIfThere } from '../../store/files/read-json';
import { openKnownDevices } from '../devices/known-devices';
import { readRecentProjects } from '../recent-projects';
import { describeStudy } from './describe-study';
import { createCleaner } from './leave-out-names';

export interface DiagnosticsInput {
  readonly assetsFolder: string;
  readonly userFolder: string;
  readonly host: string;
  readonly version: string;
  readonly project: string | null; // its folder
}

export async function gatherDiagnostics(input: DiagnosticsInput): Promise<Diagnostics> {
  const clean = createCleaner(await knownNames(input));
  const asText = (value: unknown): string =>
    `${JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? clean(part) : part), 2)}\n`;
  const study = input.project === null ? null : await describeProject(input.project);
  const faults = clean(await lastFaults(input.userFolder));
  return {
    files: [
      { name: 'read-me.txt', text: readMe },
      { name: 'program.json', text: asText(await describeProgram(input)) },
      ...(study === null ? [] : [{ name: 'project.json', text: asText(study) }]),
      { name: 'faults.txt', text: faults === '' ? 'No fault of the program has been noted.\n' : faults },
    ],
  };
}

const readMe = `Shape Space Studio: what the program knows about itself, to be sent by you to somebody who helps you.

program.json  versions, system, processor, devices and their speeds
project.json  the open project in numbers: how many stimuli, ratings, runs, and which settings (absent where none was open)
faults.txt    the last faults of the program itself

Names of people, projects, files and folders are left out, and so are drawings, ratings and results. Everything is plain text:
read it before you send it. The program itself sends nothing.
`;

/** Where the built program is: out/assets lies in it. */
const programFolder = (assetsFolder: string): string => dirname(dirname(assetsFolder)).replace(/app\.asar\.unpacked$/, 'app.asar');

async function knownNames({ assetsFolder, userFolder, project }: DiagnosticsInput) {
  const recent = await readRecentProjects(userFolder);
  const own = project === null ? null : await readProject(project).catch(() => null);
  const folders = [...(project === null ? [] : [project]), ...recent.map(({ folder }) => folder)];
  const words = [...recent.map(({ name }) => name), ...(own === null ? [] : [own.name]), ...folders.map((folder) => basename(folder))];
  return {
    programFolder: programFolder(assetsFolder),
    folders: [...folders, userFolder, homedir(), tmpdir()].filter((folder) => folder.length > 1),
    words: [...words, hostname(), ...loginName()],
  };
}

/** A system may not know who runs a program. */
function loginName(): string[] {
  try {
    return [userInfo().username];
  } catch {
    return [];
  }
}

async function describeProgram({ host, version, userFolder }: DiagnosticsInput): Promise<object> {
  const known = openKnownDevices(userFolder);
  const machine = await known.machine();
  const { choice, machines } = await known.file();
  const { node, electron, chrome } = process.versions;
  return {
    program: `Shape Space Studio ${version}`,
    host,
    versions: { node, electron: electron ?? null, chrome: chrome ?? null },
    system: { platform: process.platform, architecture: process.arch, release: release(), memoryGB: Math.round(totalmem() / 2 ** 30) },
    machine: machine === null ? 'not looked at yet: open the Devices screen first' : machine.machine,
    deviceChoice: choice,
    measurements: machines[0]?.measurements ?? [],
  };
}

/** A project that cannot even be described says why. */
async function describeProject(folder: string): Promise<object> {
  try {
    return await describeStudy(folder);
  } catch (error) {
    if (error instanceof AppError) return { error: error.code, sentence: error.said?.template ?? null };
    throw error;
  }
}

const mostFaults = 20;
const mostLetters = 60_000;

async function lastFaults(userFolder: string): Promise<string> {
  const text = await readTextIfThere(problemLogPath(userFolder)).catch((error: unknown) => {
    if (error instanceof AppError) return null; // the log itself cannot be read: then there is nothing to say of it
    throw error;
  });
  const faults = (text ?? '').split(/\n\n(?=\d{4}-\d\d-\d\dT)/).filter((fault) => fault.trim() !== '');
  return faults.slice(-mostFaults).join('\n\n').slice(-mostLetters);
}
