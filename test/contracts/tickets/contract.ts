import { expect } from 'chai';
import { isFault } from '../../../src/core/errors.ts';
import { TICKET_STATUSES } from '../../../src/core/ticket.ts';
import type { Ticket, TicketDraft, TicketEntry, TicketRefusal, TicketSystem } from '../../../src/ports/tickets.ts';
import { closeDoubles } from '../../messages/providers/double.ts';
import type { Line } from './line.ts';

/** A ticket as the helpdesk's own people see it, past the adapter. */
export interface SeenByPeople {
  readonly subject: string;
  readonly text: string;
  readonly status: string;
  readonly urgent: boolean;
  readonly entries: readonly { readonly text: string; readonly isPublic: boolean }[];
}

/** A ticket system with the hands of its own people. */
export interface TicketPeer {
  readonly line: Line;
  /** With the right credentials, or with wrong ones. */
  system(letIn?: boolean): TicketSystem;
  see(ticketId: string): Promise<SeenByPeople>;
  /** How many tickets have this correlation id. */
  count(correlation: string): Promise<number>;
  readonly longest: { readonly subject?: number; readonly text?: number };
}

export interface TicketHarness {
  readonly name: string;
  open(): Promise<TicketPeer>;
}

let made = 0;
/** Of this run alone: a system may keep the tickets of earlier tests. */
export const freshReference = (): string => {
  made += 1;
  return `SL-${process.pid.toString(36).toUpperCase().padStart(4, 'X').slice(-4)}-${made.toString(36).toUpperCase().padStart(4, 'Z')}`;
};

const URL = 'https://sleutel.voorbeeld.example/helpdesk?case=c1';
export const draft = (part: Partial<TicketDraft> = {}): TicketDraft => {
  const correlation = freshReference();
  const subject = `Hulpvraag ${correlation}`;
  return { correlation, subject, text: 'Regel een.\nRegel twee.', urgent: false, language: 'nl', url: URL, ...part };
};
export const entry = (correlation: string, number: number, part: Partial<TicketEntry> = {}): TicketEntry => ({
  key: `${correlation}/${number}`,
  text: `opgepakt, Hanna (${number})`,
  isPublic: false,
  language: 'nl',
  url: URL,
  ...part,
});
const ERROR_TEXT = { status: 200, body: '["It did not work at all."]' };
const HTML_PAGE = { status: 200, body: '<html>Sign in</html>' };
const NASTY = '<script>alert(1)</script> [code]<b>x</b>[/code] =HYPERLINK("x") "\' & \u{1f469}\u{200d}\u{1f4bb} é';

export const isRefusal = (outcome: object | 'done'): outcome is TicketRefusal =>
  typeof outcome === 'object' && 'refused' in outcome;

export async function passes(work: Promise<unknown>): Promise<{ retryAfterMs: number | undefined }> {
  const error: unknown = await work.then(
    (outcome) => expect.fail(`It did not fail: ${JSON.stringify(outcome)}`),
    (failed: unknown) => failed,
  );
  if (!isFault(error, 'delivery-failed')) throw error;
  return { retryAfterMs: error.retryAfterMs };
}

export async function makes(system: TicketSystem, wanted: TicketDraft): Promise<Ticket> {
  const ticket = await system.create(wanted);
  if (isRefusal(ticket)) throw new Error(ticket.refused);
  return ticket;
}

/** What every adapter must do; the titles name the system. */
export function ticketContract(harness: TicketHarness): void {
  describe(`the contract of ticket systems: ${harness.name}`, function () {
    this.timeout(60_000);
    let peer: TicketPeer;
    let system: TicketSystem;
    beforeEach(async () => {
      peer = await harness.open();
      system = peer.system();
    });
    afterEach(closeDoubles);

    it('makes a ticket that is found by its correlation id, and by no other', async () => {
      const wanted = draft();
      expect(await system.find(wanted.correlation)).to.equal(undefined);
      const ticket = await makes(system, wanted);
      expect(ticket.number).not.to.equal('');
      expect(ticket.url).to.match(/^https?:\/\//u);
      expect((await system.find(wanted.correlation))?.id).to.equal(ticket.id);
      expect(await system.find(freshReference())).to.equal(undefined);
      const { subject, text, urgent } = await peer.see(ticket.id);
      expect(subject).to.equal(wanted.subject);
      expect(text).to.equal(wanted.text);
      expect(urgent).to.equal(false);
    });

    it('shows what is urgent', async () => {
      const { id } = await makes(system, draft({ urgent: true }));
      expect((await peer.see(id)).urgent).to.equal(true);
    });

    it('writes notes for staff and words for the employee, each once', async () => {
      const wanted = draft();
      const { id } = await makes(system, wanted);
      const note = entry(wanted.correlation, 1);
      const reply = entry(wanted.correlation, 11, { text: 'Hanna: ik kijk ernaar.', isPublic: true });
      for (const each of [note, reply, note, reply]) expect(await system.add(id, each)).to.equal('done');
      const { entries } = await peer.see(id);
      expect(entries.map(({ isPublic }) => isPublic)).to.deep.equal([false, true]);
      expect(entries[0]?.text).to.include(note.text);
      expect(entries[1]?.text).to.include(reply.text);
    });

    it('takes every status, and an earlier one again', async () => {
      const { id } = await makes(system, draft());
      const seen = [];
      for (const status of [...TICKET_STATUSES, 'working'] as const) {
        expect(await system.setStatus(id, status), status).to.equal('done');
        seen.push((await peer.see(id)).status);
      }
      expect(new Set(seen.slice(0, 4)).size).to.equal(4);
      expect(seen[4]).to.equal(seen[1]);
    });

    it('a ticket whose answer was lost is found again, and made once', async () => {
      const wanted = draft();
      peer.line.troubles.push('lose-answer');
      await passes(system.create(wanted));
      expect(await system.find(wanted.correlation)).to.be.an('object');
      expect(await peer.count(wanted.correlation)).to.equal(1);
    });

    it('a note whose answer was lost is not written twice', async () => {
      const wanted = draft();
      const { id } = await makes(system, wanted);
      const note = entry(wanted.correlation, 1);
      peer.line.troubles.push('lose-answer');
      await passes(system.add(id, note));
      expect(await system.add(id, note)).to.equal('done');
      expect((await peer.see(id)).entries).to.have.lengthOf(1);
    });

    it('does not take an answer of 200 with an error text for success', async () => {
      const wanted = draft();
      peer.line.troubles.push(ERROR_TEXT, HTML_PAGE);
      await passes(system.create(wanted));
      await passes(system.create(wanted));
      expect(await peer.count(wanted.correlation)).to.equal(0);
      const { id } = await makes(system, wanted);
      peer.line.troubles.push(ERROR_TEXT, ERROR_TEXT);
      expect(isRefusal(await system.add(id, entry(wanted.correlation, 1)))).to.equal(true);
      expect(isRefusal(await system.setStatus(id, 'solved'))).to.equal(true);
      expect(await system.setStatus(id, 'solved')).to.equal('done');
    });

    it('an outage and a busy hour pass, and are not refusals', async () => {
      const wanted = draft();
      peer.line.cut = true;
      await passes(system.find(wanted.correlation));
      await passes(system.create(wanted));
      peer.line.cut = false;
      peer.line.troubles.push('hang-up', { status: 429, body: '{}', headers: { 'retry-after': '7' } });
      await passes(system.create(wanted));
      expect(await passes(system.create(wanted))).to.deep.equal({ retryAfterMs: 7_000 });
      await makes(system, wanted);
      expect(await peer.count(wanted.correlation)).to.equal(1);
    });

    it('a ticket that changed in between, or that may not be changed now, passes as well', async () => {
      const { id } = await makes(system, draft());
      peer.line.troubles.push({ status: 412, body: '{}' }, { status: 403, body: '{"message":"Forbidden"}' });
      await passes(system.setStatus(id, 'solved'));
      await passes(system.setStatus(id, 'solved'));
      expect(await system.setStatus(id, 'solved')).to.equal('done');
    });

    it('a ticket that is not there refuses, for ever', async () => {
      const { id } = await makes(system, draft());
      const gone = id.replace(/\d$/u, '') + '9999';
      expect(isRefusal(await system.setStatus(gone, 'solved'))).to.equal(true);
    });

    it('D5: what somebody typed stays words', async () => {
      // Fails without: text/plain (Request Tracker), escapeHtml (TOPdesk), withoutCode (ServiceNow).
      const wanted = draft({ text: NASTY });
      const { id } = await makes(system, wanted);
      await system.add(id, entry(wanted.correlation, 1, { text: NASTY }));
      const { text, entries } = await peer.see(id);
      expect(text).to.equal(NASTY);
      expect(entries[0]?.text.replaceAll(/\((\/?code)\)/gu, '[$1]')).to.include(NASTY);
    });

    it('cuts what is too long between characters, and says so and where the rest is', async () => {
      const { subject: line = 100_000, text: page = 1_000_000 } = peer.longest;
      const family = '\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}';
      const correlation = freshReference();
      const subject = `Hulpvraag ${correlation} ${family.repeat(40)}`;
      const { id } = await makes(system, draft({ correlation, subject, text: `x${family.repeat(1_200)}` }));
      const seen = await peer.see(id);
      const check = (cut: string, whole: string, most: number, tail: RegExp) => {
        if (whole.length <= most) return expect(cut).to.equal(whole);
        expect(cut.length).to.be.at.most(most);
        expect(cut).to.match(tail);
        expect(cut.replace(tail, '').replaceAll(family, '')).not.to.match(
          /[\p{Cs}\u{200d}]|\p{Extended_Pictographic}/u,
        );
      };
      check(seen.subject, subject, line, /… \(ingekort\)$/u);
      check(seen.text, `x${family.repeat(1_200)}`, page, /… \(Ingekort\. De rest staat op https:\/\/sleutel\S+\)$/u);
      expect(await system.find(correlation)).to.be.an('object');
    });

    it('is tried by `check` without changing anything, and strangers are not let in', async () => {
      await system.check();
      expect(peer.line.writes()).to.equal(0);
      const stranger = peer.system(false);
      await passes(stranger.check());
      await passes(stranger.create(draft()));
    });
  });
}
