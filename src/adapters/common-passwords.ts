/** The common and breached passwords that come with the strength meter; read when first asked for. */
export async function loadCommonPasswords(): Promise<(word: string) => boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const words = new Set<string>(dictionary['passwords-common'].map(String));
  return (word) => words.has(word);
}
