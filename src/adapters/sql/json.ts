const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u;

/** JSON in which moments stay moments. */
export const toJson = (value: unknown): string => JSON.stringify(value);

// The caller names the shape that it has written itself.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const fromJson = <T>(text: string): T =>
  JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' && value.length === 24 && INSTANT.test(value) ? new Date(value) : value,
  ) as T;
