/** The extras that fit this version of the program, with the hashes of their files. */
import { extrasListSchema, type Extra, type ExtrasList } from '../../contract/running/extras';
import listed from './device-extras.json?raw';

export const knownExtras: ExtrasList = extrasListSchema.parse(JSON.parse(listed));

export function extrasFor({ extras }: ExtrasList, platform: string): readonly Extra[] {
  return extras.filter((extra) => extra.platform === platform);
}
