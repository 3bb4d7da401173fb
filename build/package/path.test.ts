/** The command shape-space on PATH: what installers do for it, as far as it can be tried without them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configure } from './configuration.mjs';

const root = join(import.meta.dirname, '..', '..');
const { nsis, deb, rpm, productName } = configure({ output: 'dist' });
const script = readFileSync(join(root, nsis.include), 'utf8');

let place: string;
beforeEach(() => void (place = mkdtempSync(join(tmpdir(), 'shape-space-nsis-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('on Windows', () => {
  it('the installer asks, takes a switch, and takes its entry back unless a newer version follows', () => {
    for (const macro of ['customPageAfterChangeDir', 'customInit', 'customInstall', 'customUnInstall'])
      expect(script).toContain(`!macro ${macro}\n`); // the names electron-builder looks for
    expect(script).toContain('"/ADDPATH"');
    expect(script).toContain('"/KEEP_APP_DATA"');
    expect((script.match(/^\s*!macro /gm) ?? []).length).toBe((script.match(/^\s*!macroend/gm) ?? []).length);
  });

  it('what it calls lies beside the command and takes what it is given', () => {
    const called = [...script.matchAll(/\\resources\\bin\\([\w.]+)" \$\{what\} (\w+)/g)].map(([, file, scope]) => [file, scope]);
    expect(called).toEqual([
      ['path.ps1', 'Machine'],
      ['path.ps1', 'User'],
    ]);
    const text = readFileSync(join(root, 'build', 'package', 'bin', 'path.ps1'), 'utf8');
    expect(text).toContain("[ValidateSet('add', 'remove')]");
    expect(text).toContain("[ValidateSet('User', 'Machine')]");
    expect(text).toContain("'DoNotExpandEnvironmentNames'"); // %SystemRoot% in other entries stays what it is
    expect(existsSync(join(root, 'build', 'package', 'bin', 'shape-space.cmd'))).toBe(true);
  });

  it.runIf(spawnSync('makensis', ['-VERSION']).status === 0).each([[''], ['-DBUILD_UNINSTALLER']])('the script compiles %s', (define) => {
    writeFileSync(join(place, 'stub.nsi'), stub(join(root, nsis.include), join(place, 'built.exe')));
    const { status, stdout } = spawnSync('makensis', ['-V2', '-WX', ...(define === '' ? [] : [define]), join(place, 'stub.nsi')], {
      encoding: 'utf8',
    });
    expect([status, stdout.trim()]).toEqual([0, '']);
  });
});

it('the packages of Linux own a command that calls the program where they put it', () => {
  for (const { fpm } of [deb, rpm]) {
    const [source = '', target] = (fpm[0] ?? '').split('=');
    expect(target).toBe('/usr/bin/shape-space');
    expect(readFileSync(source, 'utf8')).toContain(`exec "/opt/${productName}/resources/bin/shape-space" "$@"`);
    if (process.platform !== 'win32') expect(statSync(source).mode & 0o111).toBe(0o111);
  }
});

/** As electron-builder puts the script between its own pages and sections. */
function stub(include: string, out: string): string {
  return `Unicode true
Name stub
OutFile "${out}"
!include MUI2.nsh
Var installMode
!include "${include}"
!ifndef BUILD_UNINSTALLER
  !insertmacro customPageAfterChangeDir
  !insertmacro MUI_PAGE_INSTFILES
  !insertmacro MUI_LANGUAGE "English"
  Function .onInit
    StrCpy $installMode CurrentUser
    !insertmacro customInit
  FunctionEnd
  Section install
    !insertmacro customInstall
  SectionEnd
!else
  !insertmacro MUI_UNPAGE_INSTFILES
  !insertmacro MUI_LANGUAGE "English"
  Section install
    StrCpy $installMode all
    WriteUninstaller "$INSTDIR\\u.exe"
  SectionEnd
  Section "un.install"
    !insertmacro customUnInstall
  SectionEnd
!endif
`;
}
