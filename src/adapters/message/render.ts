import type { OutboundMessage, RenderedMessage } from '../../core/message.ts';
import type { Organisation } from '../../core/organisation.ts';
import { gsm, oneLine } from './inert.ts';
import type { Letter, Setting } from './letter.ts';
import { settingOf } from './setting.ts';
import { alarmBlocked } from './templates/alarm-blocked.ts';
import { alarmPrivileged } from './templates/alarm-privileged.ts';
import { alarmSpend } from './templates/alarm-spend.ts';
import { caseLink } from './templates/case-link.ts';
import { caseNews } from './templates/case-news.ts';
import { caseOpened } from './templates/case-opened.ts';
import { code } from './templates/code.ts';
import { noticeChange } from './templates/notice-change.ts';
import { noticeContactChanged } from './templates/notice-contact-changed.ts';
import { noticeEnrolledCodes, noticeEnrolledTotp, noticeRemovedTotp } from './templates/notice-enrolled.ts';
import { noticeFailures } from './templates/notice-failures.ts';
import { noticeLinkBurnt } from './templates/notice-link-burnt.ts';
import { noticeReset } from './templates/notice-reset.ts';
import { noticeUnfrozen } from './templates/notice-unfrozen.ts';
import { noticePass } from './templates/notice-pass.ts';
import { noticeUnlock } from './templates/notice-unlock.ts';
import { staffApproval } from './templates/staff-approval.ts';
import { staffLink } from './templates/staff-link.ts';
import { staffTold } from './templates/staff-told.ts';
import { reminder } from './templates/reminder.ts';
import { signature } from './templates/signature.ts';
import { vouchRequest } from './templates/vouch-request.ts';
import { asHtml, asSpeech, asText } from './write.ts';

/**
 * Writes a message out for its channel and language. `publicHost` is the host of the configured
 * public address, with or without its port; a request never has a say in it.
 */
export function renderMessage(
  message: OutboundMessage,
  organisation: Organisation,
  publicHost: string,
): RenderedMessage {
  const { id, channel, to, language, thread } = message;
  const setting = settingOf(organisation, language, publicHost);
  const letter = letterOf(message, setting);
  const subject = oneLine(letter.subject);
  const blocks = {
    mail: [...letter.mail, signature(setting)],
    sms: [{ lines: gsm(letter.sms).split('\n') }],
    voice: letter.voice,
  }[channel];
  const written = {
    id,
    channel,
    to,
    subject,
    text: asText(blocks),
    html: asHtml(blocks, subject, language),
    language,
    thread,
  };
  return channel === 'voice' ? { ...written, spoken: asSpeech(blocks, language) } : written;
}

function letterOf(message: OutboundMessage, setting: Setting): Letter {
  switch (message.kind) {
    case 'code':
      return code(message.model, setting);
    case 'notice.reset':
      return noticeReset(message.model, setting);
    case 'notice.change':
      return noticeChange(message.model, setting);
    case 'notice.unlock':
      return noticeUnlock(message.model, setting);
    case 'notice.pass':
      return noticePass(message.model, setting);
    case 'notice.unfrozen':
      return noticeUnfrozen(message.model, setting);
    case 'notice.failures':
      return noticeFailures(message.model, setting);
    case 'notice.link-burnt':
      return noticeLinkBurnt(message.model, setting);
    case 'alarm.spend':
      return alarmSpend(message.model, setting);
    case 'alarm.blocked':
      return alarmBlocked(message.model, setting);
    case 'alarm.privileged':
      return alarmPrivileged(message.model, setting);
    case 'notice.enrolled-totp':
      return noticeEnrolledTotp(message.model, setting);
    case 'notice.enrolled-codes':
      return noticeEnrolledCodes(message.model, setting);
    case 'notice.removed-totp':
      return noticeRemovedTotp(message.model, setting);
    case 'notice.contact-changed':
      return noticeContactChanged(message.model, setting);
    case 'vouch.request':
      return vouchRequest(message.model, setting);
    case 'case.opened':
      return caseOpened(message.model, setting);
    case 'reminder':
      return reminder(message.model, setting);
    case 'staff.link':
      return staffLink(message.model, setting);
    case 'staff.approval':
      return staffApproval(message.model, setting);
    case 'staff.told':
      return staffTold(message.model, setting);
    case 'case.news':
      return caseNews(message.model, setting);
    case 'case.link':
      return caseLink(message.model, setting);
    default:
      return message satisfies never;
  }
}
