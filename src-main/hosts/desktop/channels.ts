/** Names of the few messages between the preload and the desktop host. */
export const channels = {
  rpc: 'shape-space:rpc',
  chooseFolder: 'shape-space:choose-folder',
  language: 'shape-space:language',
  chooseFile: 'shape-space:choose-file',
} as const;

/** The window's own origin; its files and the bulk data are served under it. */
export const appScheme = 'app';
export const appOrigin = 'app://studio';
