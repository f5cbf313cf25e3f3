import type { Compilable, CompiledQuery, QueryResult } from 'kysely';
import type { Database } from './database.ts';

/**
 * A query for the way that every turn takes: written like any other, but worked out once.
 * @param build must use each value once, in the order in which they are given, and no other value
 */
export function prepared<V extends readonly unknown[], R>(build: (on: Database, ...values: V) => Compilable<R>) {
  let compiled: CompiledQuery<R> | undefined;
  return async (on: Database, ...values: V): Promise<QueryResult<R>> => {
    compiled ??= checked(build(on, ...values).compile(), values);
    return on.executeQuery<R>({ ...compiled, parameters: values });
  };
}

function checked<R>(compiled: CompiledQuery<R>, values: readonly unknown[]): CompiledQuery<R> {
  const { parameters } = compiled;
  if (parameters.length !== values.length || parameters.some((parameter, index) => parameter !== values[index]))
    throw new Error(`This query has other values than it is given: ${compiled.sql}`);
  return compiled;
}
