import { Fault } from '../../core/errors.ts';
import type { Address } from './connector.ts';
import { placeOf, tenantOf, type ChannelActivity } from './incoming.ts';
import type { TeamsServiceStore } from './needs.ts';

export interface HelpdeskChannelParts {
  readonly channelId: string;
  readonly tenantId: string;
  readonly services: TeamsServiceStore;
}

export type HelpdeskChannel = ReturnType<typeof createHelpdeskChannel>;

/** The one channel of one tenant where cases are shown. */
export function createHelpdeskChannel({ channelId, tenantId, services }: HelpdeskChannelParts) {
  let serviceUrl: string | undefined;
  const isOfTenant = (activity: ChannelActivity): boolean => tenantOf(activity)?.toLowerCase() === tenantId;

  return {
    /** Whatever comes from the tenant says where its service is; only what the door let in is told here. */
    async heard(activity: ChannelActivity): Promise<void> {
      if (!isOfTenant(activity) || activity.serviceUrl === serviceUrl) return;
      await services.save(tenantId, activity.serviceUrl);
      serviceUrl = activity.serviceUrl;
    },
    isHere: (activity: ChannelActivity): boolean =>
      isOfTenant(activity) && activity.conversation.conversationType === 'channel' && placeOf(activity) === channelId,
    /** Throws `delivery-failed` as long as nothing came from the tenant. */
    async address(): Promise<Address> {
      serviceUrl ??= await services.find(tenantId);
      if (serviceUrl === undefined)
        throw new Fault('delivery-failed', 'Nothing came from the tenant of the helpdesk yet.', undefined, 60_000);
      return { serviceUrl, conversationId: channelId };
    },
  };
}
