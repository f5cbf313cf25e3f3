import { InvalidCredentialsError, ResultCodeError } from 'ldapts';
import { Fault } from '../../../core/errors.ts';
import { subCodeOf } from './answers.ts';
import { Connection, isGone } from './connection.ts';
import type { ServerFacts } from './root.ts';
import type { ActiveDirectorySettings, Credentials } from './settings.ts';
import { before, Turns } from './turns.ts';

/** Together with those that check a password. */
const MOST_CONNECTIONS = 8;
/** Everything that is asked for comes to an end in this time. */
const ANSWER_MS = 8000;
const IDLE_MS = 60_000;
/** A controller that failed is asked last for so long. */
const REST_MS = 30_000;
/** So long the service account is not tried again after its password was refused: that would lock it. */
const REFUSED_MS = 60_000;

interface Idle {
  readonly connection: Connection;
  readonly since: number;
}

type Settings = Pick<ActiveDirectorySettings, 'urls' | 'startTls' | 'timeouts'>;

/**
 * At most eight connections to whichever controller answers, the first one preferred. What is asked is asked again on
 * another connection when one breaks; what was changed never is.
 */
export class Pool {
  readonly #settings: Settings;
  readonly #credentials: Credentials;
  readonly #turns = new Turns(MOST_CONNECTIONS);
  readonly #binding = new Turns(1);
  readonly #restUntil = new Map<string, number>();
  #idle: Idle[] = [];
  #refused: { readonly until: number; readonly fault: Fault } | undefined;
  #closed = false;
  #facts: ServerFacts | undefined;

  constructor(settings: Settings, credentials: Credentials) {
    this.#settings = settings;
    this.#credentials = credentials;
  }

  /** Of the controller that was reached last. */
  get facts(): ServerFacts | undefined {
    return this.#facts;
  }

  /**
   * On a connection on which the service account is signed in.
   * @throws Fault `directory-unavailable` when nothing was changed, `directory-unknown-outcome` when nobody knows
   */
  use<T>(work: (connection: Connection) => Promise<T>, answerMs = ANSWER_MS): Promise<T> {
    return this.#inTurn(answerMs, async (deadline) => {
      for (let tries = 0; ; tries++) {
        const connection = await this.#signedIn(deadline);
        try {
          const result = await before(deadline, work(connection));
          this.#giveBack(connection);
          return result;
        } catch (error) {
          if (isAnswer(error) && !connection.isChanging) {
            this.#giveBack(connection);
            throw error;
          }
          this.#drop(connection);
          if (connection.isChanging) {
            throw new Fault('directory-unknown-outcome', 'A change was sent, and its answer never came.', error);
          }
          if (tries >= this.#settings.urls.length || performance.now() >= deadline) throw unavailable(error);
        }
      }
    });
  }

  /** On a connection of its own on which nobody is signed in; the work is never done twice. */
  once<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.#inTurn(ANSWER_MS, async (deadline) => {
      const connection = await this.#anywhere(deadline, (url) => this.#open(url));
      try {
        return await before(deadline, work(connection));
      } catch (error) {
        throw isAnswer(error) ? error : unavailable(error);
      } finally {
        connection.destroy();
      }
    });
  }

  close(): void {
    this.#closed = true;
    for (const { connection } of this.#idle) connection.destroy();
    this.#idle = [];
  }

  async #inTurn<T>(answerMs: number, work: (deadline: number) => Promise<T>): Promise<T> {
    const deadline = performance.now() + answerMs;
    await this.#turns.take(deadline).catch((error: unknown) => {
      throw unavailable(error);
    });
    try {
      return await work(deadline);
    } finally {
      this.#turns.giveBack();
    }
  }

  /** An idle one at the preferred controller, or a new one wherever one answers. */
  async #signedIn(deadline: number): Promise<Connection> {
    const [preferred] = this.#servers();
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      const { connection, since } = idle;
      if (connection.isAlive && connection.url === preferred && performance.now() - since < IDLE_MS) return connection;
      connection.destroy();
    }
    return this.#anywhere(deadline, (url) => this.#signIn(url, deadline));
  }

  /** The first controller that answers. */
  async #anywhere(deadline: number, open: (url: string) => Promise<Connection>): Promise<Connection> {
    let last: unknown;
    for (const url of this.#servers()) {
      if (performance.now() >= deadline) break;
      const opening = open(url);
      try {
        return await before(deadline, opening);
      } catch (error) {
        opening.then((late) => late.destroy()).catch(() => {});
        if (error instanceof Fault) throw error;
        last = error;
        this.#rest(url);
      }
    }
    throw unavailable(last);
  }

  async #signIn(url: string, deadline: number): Promise<Connection> {
    const connection = await this.#open(url);
    try {
      await this.#bind(connection, deadline);
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  /** One after another, so that a password that is refused is tried once, however many wait. */
  async #bind(connection: Connection, deadline: number): Promise<void> {
    await this.#binding.take(deadline);
    try {
      if (this.#refused !== undefined && performance.now() < this.#refused.until) throw this.#refused.fault;
      await connection.bind(this.#credentials.name, this.#credentials.password);
    } catch (error) {
      throw error instanceof InvalidCredentialsError ? this.#refuse(error) : error;
    } finally {
      this.#binding.giveBack();
    }
  }

  #refuse(error: InvalidCredentialsError): Fault {
    const text = `The service account is not let in (data ${subCodeOf(error) ?? '?'}).`;
    const fault = new Fault('directory-unavailable', text, error);
    this.#refused = { until: performance.now() + REFUSED_MS, fault };
    return fault;
  }

  async #open(url: string): Promise<Connection> {
    const { startTls, timeouts } = this.#settings;
    // Idle ones count as well.
    while (this.#idle.length + this.#turns.taken > MOST_CONNECTIONS) this.#idle.shift()?.connection.destroy();
    const connection = await Connection.open({ url, startTls, ca: this.#credentials.ca, ...timeouts });
    this.#facts = connection.facts;
    return connection;
  }

  /** In their order, those that failed lately behind the others. */
  #servers(): string[] {
    const resting = (url: string): boolean => (this.#restUntil.get(url) ?? 0) > performance.now();
    const { urls } = this.#settings;
    return [...urls.filter((url) => !resting(url)), ...urls.filter(resting)];
  }

  #rest(url: string): void {
    this.#restUntil.set(url, performance.now() + REST_MS);
  }

  /** The idle ones beside one that broke are no better; where there are none, the controller is at fault. */
  #drop(connection: Connection): void {
    connection.destroy();
    const beside = this.#idle.filter((idle) => idle.connection.url === connection.url);
    for (const idle of beside) idle.connection.destroy();
    this.#idle = this.#idle.filter((idle) => !beside.includes(idle));
    if (beside.length === 0) this.#rest(connection.url);
  }

  #giveBack(connection: Connection): void {
    if (this.#closed || !connection.isAlive) connection.destroy();
    else this.#idle.push({ connection, since: performance.now() });
  }
}

/** The controller has spoken, and the connection is as good as before. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Fault || (error instanceof ResultCodeError && !isGone(error));

function unavailable(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const why = cause instanceof Error ? cause.message : 'no time left';
  return new Fault('directory-unavailable', `No domain controller answers: ${why}`, cause);
}
