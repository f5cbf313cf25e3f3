import type { Entry, SearchOptions } from 'ldapts';
import { textOf, textsOf } from './entry.ts';
import { generalisedTime } from './values.ts';

/** What a controller says about itself to anybody. */
export interface ServerFacts {
  /** Where the domain's own policy is. */
  readonly domainDn: string;
  /** The control that holds a reset against the history, where there is one. */
  readonly policyHints: string | undefined;
  readonly now: Date | undefined;
}

/** The newer first; the other one is that of Windows Server 2008 R2. */
const POLICY_HINTS = ['1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066'];

export async function learnServer(
  search: (base: string, options: SearchOptions) => Promise<Entry[]>,
): Promise<ServerFacts> {
  const attributes = ['defaultNamingContext', 'supportedControl', 'currentTime'];
  const [root] = await search('', { scope: 'base', attributes });
  const controls = textsOf(root, 'supportedControl');
  return {
    domainDn: textOf(root, 'defaultNamingContext') ?? '',
    policyHints: POLICY_HINTS.find((oid) => controls.includes(oid)),
    now: generalisedTime(textOf(root, 'currentTime')),
  };
}
