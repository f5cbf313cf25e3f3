import type { Migration } from 'kysely/migration';
import * as foundation from './001-foundation.ts';
import * as staffResets from './007-staff-resets-and-reminders.ts';
import * as proofs from './002-proofs.ts';
import * as guards from './003-guards.ts';
import * as accountNames from './004-account-names.ts';
import * as sessionRoles from './005-session-roles.ts';
import * as teams from './006-teams.ts';
import * as helpdesk from './008-helpdesk.ts';
import * as knowledgeGaps from './009-knowledge-gaps.ts';
import * as tickets from './010-tickets.ts';
import * as teamsServices from './011-teams-services.ts';
import * as sessionTokens from './012-session-tokens.ts';
import * as casesByConversation from './013-cases-by-conversation.ts';

/** In the order of their names; one that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-foundation': foundation,
  '007-staff-resets-and-reminders': staffResets,
  '002-proofs': proofs,
  '003-guards': guards,
  '004-account-names': accountNames,
  '005-session-roles': sessionRoles,
  '006-teams': teams,
  '008-helpdesk': helpdesk,
  '009-knowledge-gaps': knowledgeGaps,
  '010-tickets': tickets,
  '011-teams-services': teamsServices,
  '012-session-tokens': sessionTokens,
  '013-cases-by-conversation': casesByConversation,
};
