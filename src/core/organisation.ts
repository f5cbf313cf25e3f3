/** The company whose people are helped. */
export interface Organisation {
  readonly name: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly helpdesk: {
    readonly mail: string | undefined;
    readonly phone: string | undefined;
    /** As people read it, such as `ma-vr 08:00-17:30`. */
    readonly hours: string | undefined;
  };
}
