/** The names of the graphics cards, as the system knows them: for people to read, and to notice that a card was changed. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const patienceMs = 4000;

/** Best effort: an empty list where the system does not say. */
export async function listGraphicsCards(platform: NodeJS.Platform = process.platform): Promise<string[]> {
  const nvidia = await lines('nvidia-smi', ['--query-gpu=name,driver_version', '--format=csv,noheader']);
  const others = await (platform === 'win32' ? windowsCards() : platform === 'darwin' ? macCards() : linuxCards());
  return [
    ...nvidia.map((line) => `NVIDIA ${line.replace(/^NVIDIA /, '').replace(', ', ', driver ')}`),
    ...(nvidia.length > 0 ? [] : others),
  ];
}

function windowsCards(): Promise<string[]> {
  return lines('powershell', ['-NoProfile', '-Command', '(Get-CimInstance Win32_VideoController).Name']);
}

async function macCards(): Promise<string[]> {
  const described = await lines('system_profiler', ['SPDisplaysDataType']);
  return described.flatMap((line) => /^Chipset Model: (.*)$/.exec(line)?.[1] ?? []);
}

/** PCI vendor and device numbers; names would need a database. */
export async function linuxCards(folder = '/sys/class/drm'): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  const found: string[] = [];
  for (const card of entries.filter((name) => /^card\d+$/.test(name)).sort()) {
    const read = async (name: string) => (await readFile(join(folder, card, 'device', name), 'utf8').catch(() => '')).trim();
    const [vendor, device] = [await read('vendor'), await read('device')];
    if (vendor !== '') found.push(`${vendors[vendor] ?? vendor} ${device}`);
  }
  return found;
}

/** PCI-SIG numbers. */
const vendors: Readonly<Record<string, string>> = { '0x10de': 'NVIDIA', '0x1002': 'AMD', '0x8086': 'Intel', '0x1af4': 'virtio' };

async function lines(command: string, args: readonly string[]): Promise<string[]> {
  const output = await promisify(execFile)(command, [...args], { timeout: patienceMs, windowsHide: true }).catch(() => null); // not there, or silent
  return (output?.stdout ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
