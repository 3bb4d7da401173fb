// What an archive must hold, may hold, and must not: one sentence for each fault.

const mustHold = [
  /^out\/main\/desktop\.js$/,
  /^out\/main\/cli\.js$/,
  /^out\/main\/compute\.js$/,
  /^out\/main\/(pipeline|space)-worker\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/assets\/ready\.json$/,
  /^out\/assets\/photograph-network\/.+/,
  /^out\/assets\/sample\/.+/,
  /^node_modules\/onnxruntime-node\/bin\/napi-v\d\/PLATFORM\/ARCH\/.+\.node$/,
  /^node_modules\/@img\/sharp-PLATFORM-ARCH\/.+/,
];
const mayHold = [/^package\.json$/, /^node_modules\//, /^out\/(main|preload|renderer|assets)\//];
const mustNotHold = [
  [/^out\/main\/prepare/, 'only builds the sample'],
  [/^out\/renderer\/gallery/, 'is for developers'],
  [
    /^node_modules\/(@iconify-json|openmoji|nsfwjs|playwright|electron|electron-vite|vite|vitest|typescript|eslint|prettier|axe-core)(\/|$)/,
    'is needed while building only',
  ],
  [/\.(map|d\.[cm]?ts|tsbuildinfo)$/, 'runs nowhere'],
  [/(^|\/)(\.env|\.npmrc|id_rsa)/, 'is a secret'],
];

/** `paths` with '/' between; `platform` and `arch` as Node names them. */
export function faultsOf(paths, platform, arch) {
  const here = mustHold.map(({ source }) => new RegExp(source.replace('PLATFORM', platform).replace('ARCH', arch)));
  const missing = here.flatMap((pattern) => (paths.some((path) => pattern.test(path)) ? [] : [`nothing like ${pattern.source} is in it`]));
  const surplus = paths.flatMap((path) => {
    const unwanted = mustNotHold.find(([pattern]) => pattern.test(path));
    if (unwanted !== undefined) return [`${path} is in it, which ${unwanted[1]}`];
    const other = /^node_modules\/onnxruntime-node\/bin\/napi-v\d\/(\w+)\/(\w+)\//.exec(path);
    if (other !== null && (other[1] !== platform || other[2] !== arch)) return [`${path} is in it, which is for another machine`];
    return mayHold.some((pattern) => pattern.test(path)) ? [] : [`${path} is in it`];
  });
  return [...missing, ...surplus];
}
