/** A channel of a team, as a link to it names it. */
export interface ChannelLink {
  readonly channelId: string;
  readonly tenantId: string;
}

const CHANNEL = /^19:[\w-]+@thread\.(?:tacv2|skype)$/u;
const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** What stands in a link that Teams gives for a channel; `undefined` when it is no such link. */
export function readChannelLink(link: string): ChannelLink | undefined {
  if (!URL.canParse(link)) return undefined;
  const { pathname, searchParams } = new URL(link);
  const [, channel = ''] = /^\/l\/channel\/([^/]+)(?:\/|$)/u.exec(pathname) ?? [];
  const [channelId, tenantId] = [decoded(channel), searchParams.get('tenantId') ?? ''];
  return CHANNEL.test(channelId) && TENANT.test(tenantId) ? { channelId, tenantId: tenantId.toLowerCase() } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
