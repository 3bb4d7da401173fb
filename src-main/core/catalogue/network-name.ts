/** How a photograph network beside the first is told apart in the keys of rows: file, layer and how it is given images, in signs that part nothing there. */
/** What tells networks apart; `input` as in contract/running/network-input. */
interface Network {
  /** As configurations name it: a bundled one by its name, another one by its path. */
  readonly network: string;
  readonly layer: string;
  readonly input?:
    | {
        readonly normalisation?: string | { readonly mean: readonly number[]; readonly sd: readonly number[] } | undefined;
        readonly channels?: string | undefined;
        readonly polarity?: string | undefined;
        readonly size?: number | undefined;
        readonly tokens?: string | undefined;
      }
    | undefined;
  readonly lineThickness?: number | undefined;
}

/** Different for all that may have different features. */
export function nameNetwork({ network, layer, input = {}, lineThickness }: Network): string {
  const { normalisation, channels, polarity, size, tokens } = input;
  const parts = [
    network.split(/[\\/]/).at(-1) ?? network,
    layer,
    ...(normalisation === undefined
      ? []
      : [typeof normalisation === 'string' ? normalisation : `${normalisation.mean.join(' ')} ± ${normalisation.sd.join(' ')}`]),
    ...[channels, polarity].flatMap((part) => part ?? []),
    ...(size === undefined ? [] : [`${size} px`]),
    ...(tokens === undefined ? [] : [`tokens: ${tokens}`]),
    ...(lineThickness === undefined ? [] : [`lines + ${lineThickness}`]),
  ];
  return parts.map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'))).join(';');
}

/** Its parts as they were; of a name that is none, the name. */
export function readNetworkName(name: string): string[] {
  try {
    return name.split(';').map(decodeURIComponent);
  } catch {
    return [name];
  }
}

/** How networks are given drawings, as it stands in their names, in the words of a language. */
export interface NetworkWords {
  readonly settings: Readonly<
    Record<'symmetric' | 'imagenet' | 'clip' | 'bgr' | 'white-on-black' | 'tokens: class' | 'tokens: others', string>
  >;
  readonly pixels: (size: string) => string;
  readonly lines: (share: string) => string;
}

/** File and layer have no other words. */
export function describeNetworkName(name: string, words: NetworkWords): string {
  return [...readNetworkName(name).slice(0, 2), ...describeNetworkInput(name, words)].join(', ');
}

/** What stands behind file and layer. */
export function describeNetworkInput(name: string, { settings, pixels, lines }: NetworkWords): string[] {
  return readNetworkName(name)
    .slice(2)
    .map((part) => {
      if (Object.hasOwn(settings, part)) return settings[part as keyof typeof settings];
      const [, size] = /^(\d+) px$/.exec(part) ?? [];
      const [, share] = /^lines \+ (.+)$/.exec(part) ?? [];
      return size !== undefined ? pixels(size) : share !== undefined ? lines(share) : part;
    });
}
