import { mount } from 'svelte';
import App from './App.svelte';
import '@fontsource-variable/literata/wght.css';
import './page.css';

mount(App, { target: document.getElementById('page')! });
