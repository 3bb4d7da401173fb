// The licences of everything that goes along, as one text; from the packages themselves.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the packages that run, with those of the window that the bundler takes in. */
export function shippedPackages(root, bundled) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const isShipped = ([path, entry]) => path !== '' && (entry.dev !== true || bundled.has(path.replace('node_modules/', '')));
  return Object.entries(packages)
    .filter(isShipped)
    .map(([path]) => join(root, path))
    .filter((folder) => existsSync(folder)); // optional ones are not everywhere
}

/** Throws where a package says nothing of its licence: it must not be passed on then. */
export function collectLicences(folders) {
  return folders
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const texts = readdirSync(folder)
        .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
        .sort()
        .map((file) => readFileSync(join(folder, file), 'utf8').trim());
      if (typeof license !== 'string' && texts.length === 0) throw new Error(`${folder} names no licence.`);
      return [`${name} ${version} (${typeof license === 'string' ? license : 'see below'})`, ...texts].join('\n\n');
    })
    .join(`\n\n${'-'.repeat(80)}\n\n`);
}
