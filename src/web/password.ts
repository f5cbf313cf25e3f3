import { wireErrors } from './password/errors.ts';
import { wireLiveCheck } from './password/live-check.ts';
import { wireReveal } from './password/reveal.ts';
import { wireStrength } from './password/strength.ts';
import { wireTime } from './password/time.ts';
import { must } from './page.ts';

/** Help while choosing; the form itself needs none of it. */
const page = must('#password', HTMLElement);
const form = must('#password-form', HTMLFormElement);
const field = must('#newPassword', HTMLInputElement);

wireReveal();
wireTime(page);
wireStrength(field);
wireErrors(form, wireLiveCheck(page, form, field));

// Tells a chat in another tab that somebody is still here.
const channel = new BroadcastChannel('sleutel');
addEventListener('keydown', () => channel.postMessage('here'), { passive: true });
