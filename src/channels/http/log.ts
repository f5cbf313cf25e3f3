/** Where the channels write; never bodies, tokens, cookies or whole addresses. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
