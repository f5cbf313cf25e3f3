import { InvalidCredentialsError } from 'ldapts';
import { Fault } from '../../../core/errors.ts';
import type { PasswordCheck } from '../../../ports/directory.ts';
import { checkOf } from './answers.ts';
import type { Pool } from './pool.ts';
import type { Reader } from './reader.ts';

/**
 * Signs in once, on a connection of its own. A wrong password counts at the controller.
 * @throws Fault `directory-unavailable` when it never got there, `directory-unknown-outcome` when it may have counted
 */
export async function verifyPassword(
  pool: Pool,
  reader: Reader,
  accountId: string,
  password: string,
): Promise<PasswordCheck> {
  // An empty password would be told that it is right: RFC 4513 takes it for nobody.
  if (password === '') return 'wrong';
  const entry = await pool.use((connection) => reader.entryOf(connection, accountId));
  let sent = false;
  const tried = pool.once(async (connection) => {
    sent = true;
    try {
      // Asked for nobody as well, so that the time of the answer does not tell who there is.
      await connection.bind(entry?.dn ?? reader.nobody, password);
      return entry === undefined ? 'wrong' : 'right';
    } catch (error) {
      if (error instanceof InvalidCredentialsError) return checkOf(error);
      throw error;
    }
  });
  return tried.catch((error: unknown) => {
    // Without a line there is nothing that the controller could have counted.
    throw sent ? new Fault('directory-unknown-outcome', 'A password was sent, and may have counted.', error) : error;
  });
}
