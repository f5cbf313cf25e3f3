import type { PagesApp } from '../pages/support.ts';

const BOT = { id: 'bot', role: 'bot' };

/** The conversation that was opened last, and what its bot can say. */
export function botOf(app: PagesApp) {
  const conversationId = app.webChat.opened.at(-1)?.grant.conversationId ?? '';
  const say = (activity: object) => app.webChat.add(conversationId, { type: 'message', from: BOT, ...activity });
  return {
    conversationId,
    say: (text: string, more: object = {}) => say({ text, ...more }),
    choices: (text: string, choices: readonly string[]) =>
      say({
        text,
        suggestedActions: { to: [], actions: choices.map((title) => ({ type: 'imBack', title, value: title })) },
      }),
    card: (text: string, url: string) =>
      say({
        text: '',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              type: 'AdaptiveCard',
              version: '1.5',
              body: [{ type: 'TextBlock', text, wrap: true }],
              actions: [{ type: 'Action.OpenUrl', title: 'Open de pagina', url }],
            },
          },
        ],
      }),
    robotCheck: () => say({ text: 'Even kijken.', label: 'robot.check' }),
  };
}
