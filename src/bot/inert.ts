/** A name, where Markdown would be read. */
export const inert = (name: string): string => name.replace(/[\\`*_{}[\]()#+!|<>~]/gu, (sign) => `\\${sign}`);
