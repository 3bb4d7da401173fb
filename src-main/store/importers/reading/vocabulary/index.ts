/** All languages of headers; further ones are added here. */
import { dutch } from './dutch';
import { english } from './english';
import { french } from './french';
import { german } from './german';
import type { HeaderWords } from './header-words';
import { italian } from './italian';
import { spanish } from './spanish';

export const languages: readonly HeaderWords[] = [english, german, french, spanish, dutch, italian];
