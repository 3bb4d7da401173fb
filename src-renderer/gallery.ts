/** Starts the gallery page: every figure from fixtures, for people and for the screenshots of the end-to-end tests. */
import { mount } from 'svelte';
import Gallery from './charts/Gallery.svelte';
import { chooseLanguage, currentLanguage, isLanguage, loadLanguage } from './strings/language.svelte';
import './styles/tokens.css';
import './styles/base.css';

const wanted = new URLSearchParams(window.location.search);
document.documentElement.dataset['theme'] = wanted.get('theme') === 'dark' ? 'dark' : 'light';
const language = wanted.get('language');
if (isLanguage(language)) chooseLanguage(language);

const target = document.getElementById('gallery');
if (!target) throw new Error('gallery.html lost its #gallery element.');
await loadLanguage(currentLanguage());
mount(Gallery, { target });
