// Node's hook for the names of modules.
const standIn = new URL('./electron.js', import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context);
}
