// Given to Node by --import: whoever imports 'electron' in this process gets the stand-in that was built beside this file.
import { register } from 'node:module';

register(new URL('./resolve.mjs', import.meta.url));
