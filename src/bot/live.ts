import type { TurnContext } from 'botbuilder';
import { say } from '../../dialogs/say.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { commandIn } from './interrupts.ts';
import { secretsIn } from './middleware/redact.ts';

/** The helpdesk's side of a conversation. */
export interface LiveNeeds {
  /** The name of the agent who has this conversation. */
  agentIn(conversationId: string): Promise<string | undefined>;
  heard(
    conversationId: string,
    typed: string,
  ): Promise<'nothing' | 'passed' | 'next-gate' | 'wrong' | 'expired' | 'stopped'>;
  stop(conversationId: string): Promise<void>;
  typing(conversationId: string): Promise<void>;
  /** How far the person has read. */
  seen(conversationId: string, seq: number): Promise<void>;
}

/** Two people talk: the assistant only takes what is not for the other one's eyes, and hears `stop`. */
export async function standBy(context: TurnContext, live: LiveNeeds, agent: string): Promise<void> {
  const { conversationId, rawText } = turnOf(context);
  const command = commandIn(rawText);
  if (command === 'stop') {
    await live.stop(conversationId);
    return say(context, 'handoff.left');
  }
  const heard = await live.heard(conversationId, rawText);
  switch (heard) {
    case 'passed':
      return say(context, 'verify.passed/agent', { agent });
    case 'next-gate':
      return say(context, 'handoff.next-gate', { agent });
    case 'wrong':
      return say(context, 'verify.wrong-code');
    case 'expired':
      return say(context, 'verify.code-expired');
    case 'stopped':
      return say(context, 'handoff.stopped', { agent });
    case 'nothing':
      if (secretsIn(context).some((kind) => kind !== 'code')) await say(context, 'secret.redacted');
  }
}
