/** The line on which each person of `users` begins; the text is JSON. */
export function linesOfUsers(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let key = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\n') line += 1;
    else if (letter === '"') {
      const from = at + 1;
      for (at = from; text[at] !== '"' && at < text.length; at++) if (text[at] === '\\') at += 1;
      if (depth === 1 && /^\s*:/u.test(text.slice(at + 1, at + 50))) key = text.slice(from, at);
    } else if (letter === '{' || letter === '[') {
      if (depth === 2 && key === 'users') lines.push(line);
      depth += 1;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return lines;
}
