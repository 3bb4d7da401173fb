/** Starts the window: opens the wire to the host, reads the project, draws. */
import { mount } from 'svelte';
import App from './App.svelte';
import { createStudioClient, openChannel } from './api/studio-client';
import { StudioState } from './state/studio.svelte';
import { loadLanguage } from './strings/language.svelte';
import './styles/tokens.css';
import './styles/base.css';

const studio = new StudioState({ client: createStudioClient(openChannel()), memory: findMemory(), now: () => Date.now() });
studio.follow(window.location.hash);
window.addEventListener('hashchange', () => studio.follow(window.location.hash));
void studio.start();

const target = document.getElementById('app');
if (!target) throw new Error('index.html lost its #app element.');
await loadLanguage(studio.preferences.language); // else the window would speak English for a moment
mount(App, { target, props: { studio } });

/** A window may be forbidden to remember anything; merely touching localStorage then throws. */
function findMemory(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
