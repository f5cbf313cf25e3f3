import type { StaffGroups } from '../../entra/roles.ts';
import type { EntraSettings } from '../../entra/settings.ts';

/** Attributes of the directory that stand in where a person registered nothing. */
export type ContactAttribute = 'otherMails' | 'mobilePhone' | 'businessPhones';

/** What the organisation says about its Graph; see README.md beside this. */
export interface GraphSettings extends EntraSettings {
  /** Such as `https://graph.microsoft.com`; another cloud has another. */
  readonly graphBaseUrl: string;
  /** Who may help themselves: as Microsoft's own flags say, or everyone with a contact. */
  readonly selfService: 'microsoft' | 'everyone';
  readonly contactFallbacks: readonly ContactAttribute[];
  /** For domains that name no number of days; unknown when absent. */
  readonly defaultValidityDays?: number | undefined;
  /** Read the log of sign-ins for signs of a lock; takes a licence, and is a hint. */
  readonly readSignIns: boolean;
  /** Passwords set in the cloud are written back to the directory on-premises. */
  readonly writeBack: boolean;
  readonly temporaryPasses: boolean;
  /** Whom, besides administrators of the directory, Sleutel takes for staff: ids of groups. */
  readonly staffGroups: StaffGroups;
  /** What is done with the token of a person who signed in: an agent's resets, an owner's changes. */
  readonly inTheirName?: readonly ('resets' | 'changes')[] | undefined;
}
