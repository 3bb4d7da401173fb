/** How a view reaches the state: once provided at the top, found by every component below. */
import { createContext } from 'svelte';
import type { StudioState } from './studio.svelte';

export const [useStudio, provideStudio] = createContext<StudioState>();
