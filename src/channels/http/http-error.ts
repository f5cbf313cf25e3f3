/** A refusal that the caller may read: its message never says how the inside works. */
export class HttpError extends Error {
  readonly status: number;
  /** For programs; part of the surface. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const badRequest = (message: string, code = 'BadArgument'): HttpError => new HttpError(400, code, message);

export const notFound = (): HttpError => new HttpError(404, 'NotFound', 'There is nothing here.');

export const tooMany = (retryAfterSeconds: number): HttpError =>
  new HttpError(429, 'TooManyRequests', 'Too many requests. Wait a moment and try again.', {
    'retry-after': String(retryAfterSeconds),
  });

export const errorBody = (code: string, message: string) => ({ error: { code, message } });
