import { h, render } from 'preact';
import { Console } from './helpdesk/console.tsx';
import { must } from './page.ts';

/** The console. Whatever it shows goes through the DOM as text, never as markup. */
render(h(Console, null), must('#console', HTMLElement));
