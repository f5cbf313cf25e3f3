import type { ShownAnswer } from './needs.ts';

/** The short answer, the steps and the links; all of it reads without the card as well. */
export function answerText({ short, steps = [], links }: ShownAnswer): string {
  const numbered = steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
  const named = links.map(({ title, url }) => `[${title}](${url})`).join('  \n');
  return [short, numbered, named].filter((part) => part !== '').join('\n\n');
}
