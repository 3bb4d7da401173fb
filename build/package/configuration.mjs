// What goes into an installer, and how it behaves once installed: the configuration of electron-builder.

import { join } from 'node:path';

/** The parts of onnxruntime-node for other systems and processors; without them the program is 200 MB smaller. */
const otherMachines = [
  '!node_modules/onnxruntime-node/bin/napi-v6/!(${platform}){,/**}',
  '!node_modules/onnxruntime-node/bin/napi-v6/*/!(${arch}){,/**}',
];

/** Of the packages only what runs. */
const notNeeded = [
  '!**/*.{map,d.ts,d.cts,d.mts,markdown,tsbuildinfo}',
  '!node_modules/**/{test,tests,__tests__,example,examples,docs,benchmark}{,/**}',
  '!node_modules/onnxruntime-node/{lib,script}{,/**/*}.ts',
  '!node_modules/zod/src{,/**}',
];

export const files = [
  'out/main/**',
  '!out/main/prepare.js',
  'out/preload/**',
  'out/renderer/**',
  '!out/renderer/gallery.html',
  'out/assets/**',
  'package.json',
  ...notNeeded,
  ...otherMachines,
];

/** Native code cannot be loaded from an archive; models and drawings are read by it. */
const unpacked = ['**/*.node', 'node_modules/@img/**', 'node_modules/sharp/**', 'node_modules/onnxruntime-node/**', 'out/assets/**'];

/** The command on PATH: a file of the package, so that removing the package removes it. */
const commandLink = `${join(import.meta.dirname, 'link', 'shape-space')}=/usr/bin/shape-space`;

/** `electronFolder`: an unpacked Electron of the right version, so that nothing is downloaded; null fetches it. */
export function configure({ output, electronFolder = null }) {
  return {
    appId: 'studio.shapespace.desktop',
    productName: 'Shape Space Studio',
    copyright: 'The authors of Shape Space Studio, MIT licence',
    directories: { output, buildResources: 'build/package/resources' },
    ...(electronFolder === null ? {} : { electronDist: electronFolder }),
    files,
    asar: true,
    asarUnpack: unpacked,
    npmRebuild: false, // both native packages bring Node-API binaries, the same for every Electron
    removePackageScripts: true,
    extraResources: [
      { from: 'build/package/licences', to: 'licences' },
      { from: 'build/package/bin', to: 'bin' },
    ],
    electronLanguages: ['en-US', 'de'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      resetAdHocDarwinSignature: true,
    },
    publish: null, // nothing looks for updates by itself
    artifactName: 'shape-space-studio-${version}-${os}-${arch}.${ext}',
    win: {
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'portable', arch: ['x64'] },
      ],
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: true, // a lab may install for everybody; who may not, installs for herself
      allowToChangeInstallationDirectory: true,
      include: 'build/package/installer.nsh', // the command shape-space on PATH, by option
      deleteAppDataOnUninstall: false, // projects and results are never the installer's to delete
    },
    portable: { artifactName: 'shape-space-studio-${version}-portable.${ext}' },
    mac: {
      category: 'public.app-category.education',
      target: [
        { target: 'dmg', arch: ['x64', 'arm64'] },
        { target: 'zip', arch: ['x64', 'arm64'] },
      ],
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/package/entitlements.plist',
      entitlementsInherit: 'build/package/entitlements.plist',
      notarize: process.env['APPLE_ID'] !== undefined,
    },
    linux: {
      target: ['AppImage', 'deb', 'rpm'],
      category: 'Science;Education',
      synopsis: 'Learn to place drawings in psychological similarity spaces',
      maintainer: 'The authors of Shape Space Studio',
      executableName: 'shape-space-studio',
    },
    deb: { fpm: [commandLink] },
    rpm: { fpm: [commandLink] },
  };
}
