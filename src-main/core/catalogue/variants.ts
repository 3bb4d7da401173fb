/**
 * What sets a row of the results apart from the usual settings of its method, as a key made of its fields: 'encoder-dropout=0,noise=0.25',
 * 'folds=categories'.
 */

/** How stimuli are dealt to folds, where it is not as in the study. */
export const foldSchemes = ['categories', 'random'] as const;
export type FoldScheme = (typeof foldSchemes)[number];

/** The share of the largest SD below which features are left out, or 'standardise', as in contract/running/configuration. */
type FeatureFilter = number | 'standardise';

/** By the names that departures from the study have, in the order of the key. */
export interface VariantSettings {
  readonly 'encoder-decay'?: number;
  readonly 'encoder-dropout'?: number;
  readonly noise?: number;
  readonly bottleneck?: number;
  readonly folds?: FoldScheme;
  readonly 'feature-filter'?: FeatureFilter;
  readonly 'training-folds'?: number;
  readonly joined?: 'photograph';
  /** Not the project's first photograph network: its name, see core/experiments/photograph-network. */
  readonly network?: string;
}
type Setting = keyof VariantSettings;

const numberOf = (text: string): number | null => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : null);
const readers: { readonly [Name in Setting]: (text: string) => VariantSettings[Name] | null } = {
  'encoder-decay': numberOf,
  'encoder-dropout': numberOf,
  noise: numberOf,
  bottleneck: numberOf,
  folds: (text) => foldSchemes.find((scheme) => scheme === text) ?? null,
  'feature-filter': (text) => (text === 'standardise' ? text : numberOf(text)),
  'training-folds': numberOf,
  joined: (text) => (text === 'photograph' ? text : null),
  network: (text) => (text === '' ? null : text),
};
const settings = Object.keys(readers) as Setting[];

/** Null for the usual settings. */
export function variantKey(given: VariantSettings): string | null {
  const parts = settings.flatMap((name) => (given[name] === undefined ? [] : [`${name}=${given[name]}`]));
  return parts.length === 0 ? null : parts.join(',');
}

/** Null for what is no key, as of another version of the program. */
export function variantSettings(key: string): VariantSettings | null {
  const parts = key.split(',').map((part) => part.split('='));
  const read = parts.map(([name = '', text = '']) => {
    const value = Object.hasOwn(readers, name) ? readers[name as Setting](text) : null;
    return value === null ? null : ([name, value] as const);
  });
  return read.includes(null) ? null : Object.fromEntries(read.flatMap((each) => (each === null ? [] : [each])));
}

/** The same settings on another photograph network; null: on the project's first. What is no key stays what it is. */
export function withNetwork(variant: string | null, network: string | null): string | null {
  const found = variant === null ? {} : variantSettings(variant);
  if (found === null) return variant;
  const { network: _, ...rest } = found;
  return variantKey(network === null ? rest : { ...rest, network });
}

export function networkIn(variant: string | null | undefined): string | undefined {
  return variant === null || variant === undefined ? undefined : variantSettings(variant)?.network;
}

/** A method as usual, on another photograph network. */
export const isOtherNetworkAlone = (variant: string): boolean => Object.keys(variantSettings(variant) ?? {}).join() === 'network';

export function schemeOf(variant: string | null | undefined): FoldScheme | null {
  return (variant === null || variant === undefined ? null : variantSettings(variant)?.folds) ?? null;
}

/** Of a row: 'decay 0.001', 'no dropout', 'new categories'. */
export type VariantDictionary = { readonly [Name in Setting]: (value: NonNullable<VariantSettings[Name]>) => string };

/** In the words of a language; what is no key stands as it is. */
export function describeVariant(key: string, words: VariantDictionary): string {
  const found = variantSettings(key);
  if (found === null) return key;
  const say = <Name extends Setting>(name: Name): string[] => {
    const value = found[name];
    return value === undefined ? [] : [words[name](value)];
  };
  return settings.flatMap(say).join(', ');
}

/** Files of before had words in place of the key: 'decay 0.001, no dropout', 'new categories'. Anything else stays what it is. */
export function migrateVariant(text: string): string {
  if (variantSettings(text) !== null) return text;
  const parts = text.split(', ').map((part): VariantSettings | null => {
    if (part === 'no dropout') return { 'encoder-dropout': 0 };
    if (part === 'new categories') return { folds: 'categories' };
    if (part === 'random folds') return { folds: 'random' };
    const [name, number] = part.split(' ');
    const value = numberOf(number ?? '');
    if (value === null) return null;
    if (name === 'decay') return { 'encoder-decay': value };
    return name === 'noise' || name === 'bottleneck' ? { [name]: value } : null;
  });
  return parts.includes(null) ? text : (variantKey(Object.assign({}, ...parts) as VariantSettings) ?? text);
}
