import { z } from 'zod';
import { atMost, count } from './floors.ts';

const euros = z.number().min(0).max(10);
const prefix = z.string().regex(/^\+\d{1,8}$/u, 'the beginning of a number, such as +31 or +3197');
const WHY = 'without a ceiling a flood of requests is paid for by you';

/** Guesses on the high side; the invoice of the provider knows better. */
const prices = z
  .array(z.strictObject({ prefix, text: euros, call: euros }))
  .default([
    { prefix: '+31', text: 0.1, call: 0.15 },
    { prefix: '+32', text: 0.12, call: 0.2 },
  ])
  .meta({ description: 'Euros for one text and one call, by how the number begins; the longest beginning counts.' });

/** What texts and calls may cost in a day before they stop; mail goes on. */
export const spendSchema = z
  .strictObject({
    textsPerDay: atMost(500, 20_000, 'Texts in a day (UTC), for everybody together.', WHY),
    callsPerDay: atMost(200, 20_000, 'Calls in a day (UTC), for everybody together.', WHY),
    costPerDay: atMost(75, 10_000, 'Euros that texts and calls may cost in a day by the prices below.', WHY),
    prices,
    otherPrice: z
      .strictObject({ text: euros, call: euros })
      .default({ text: 0.5, call: 1 })
      .meta({ description: 'Euros for numbers that begin otherwise.' }),
  })
  .prefault({});

export const alarmSchema = z
  .strictObject({
    blockedAccountsPerHour: count(10, 'So many accounts without tries left in an hour alarm the administrators.'),
  })
  .prefault({});
