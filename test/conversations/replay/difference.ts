import type { Said } from '../../support/chat.ts';
import type { Scene } from './scene.ts';
import type { Expected, Step } from './script.ts';

const PATH = 'test/conversations';

/** How a conversation went differently, the way it is written in its file. */
export function difference(
  { script, cast, played }: Pick<Scene, 'script' | 'cast' | 'played'>,
  step: Step | undefined,
  expected: readonly Expected[],
  said: readonly Said[],
  why: string,
): Error {
  const at = step ?? expected[0] ?? played.at(-1)?.step;
  const error = new Error(
    [
      `${PATH}/${script.name}:${at?.at ?? 1} goes differently. ${why}`,
      '',
      ...played.flatMap((turn) => [
        asWritten(turn.step),
        ...turn.said.map((each) => `  < ${cast.toScript(line(each))}`),
      ]),
      ...(step === undefined ? [] : [asWritten(step)]),
      ...expected.map(({ text }) => `- < ${text}`),
      ...said.map((each) => `+ < ${cast.toScript(line(each))}`),
    ].join('\n'),
  );
  error.stack = error.message;
  return error;
}

const asWritten = ({ kind, text }: Step): string => `  ${kind === 'says' ? '>' : '*'} ${text}`;

/** As much of the sentence as helps to know it again. */
function line({ label = '(no key)', locale, text = '', suggestedActions }: Said): string {
  const choices = suggestedActions?.actions.map(({ value }) => value) ?? [];
  const short = text.replaceAll(/\s+/gu, ' ');
  return [
    `${label}${locale === undefined ? '' : ` in ${locale}`}`,
    ...(choices.length === 0 ? [] : [`: ${choices.join(', ')}`]),
    `  "${short.length > 90 ? `${short.slice(0, 90)}...` : short}"`,
  ].join('');
}
