import type { nl } from './nl.ts';

/** Every sentence of the assistant in English; the same keys as in Dutch. */
export const en: Readonly<Record<keyof typeof nl, string>> = {
  welcome:
    'Hi, I am Sleutel. I help you get back into your work account. Tell me in your own words what is wrong, or choose below.\n\nNever type your password in this chat.',
  'welcome/signed-in':
    'Hi {name}, I am Sleutel. I help you with your password and your account. Tell me in your own words what is wrong.\n\nNever type your password in this chat.',
  'menu.ask': 'What can I help you with?',
  'menu.forgot': 'Forgot my password',
  'menu.locked': 'Account is locked',
  'menu.change': 'Change my password',
  'menu.expiry': 'When does it expire?',
  'menu.staff': 'Help somebody else',
  'menu.setup': 'Will reset work for me?',
  'menu.person': 'A person',

  'ask.user-id': 'Which account can you not get into? Type your user name. Often that is your work e-mail address.',
  'ask.user-id/named': 'It is about {who}, I understand. Is that right? Otherwise type your user name.',
  'ask.user-id/which': 'Which account is it about? Type your user name. Often that is your work e-mail address.',
  'ask.user-id/unclear':
    'That does not look like a user name. Type for example name@{domain}. If you do not know it, choose below.',
  'account.changed': 'All right, we go on with {who}.',
  'user-id.unknown': "I don't know it",

  'verify.choose-method': 'First I check that it is you. How would you like to show that?',
  'verify.choose-method/unclear': 'Choose one of these ways. You can also type it.',
  'method.email': 'E-mail to my private address',
  'method.sms': 'Text to my mobile',
  'method.call-mobile': 'Call my mobile',
  'method.call-office': 'Call my office phone',
  'method.totp': 'Code from my authenticator app',
  'method.recovery-code': 'A recovery code that I saved',
  'method.questions': 'My security question',
  'method.manager': 'My manager confirms it',
  'method.helpdesk': 'A code through the helpdesk',
  'verify.on-record':
    'I only send a code to an address or number that is already on record. That way nobody else gets it.',
  'verify.enter-code/email':
    'If this account exists and has a private address, a mail with {digits} digits is now on its way. Type the code here. It is valid for {minutes} minutes.',
  'verify.enter-code/sms':
    'If this account exists and has a mobile number, a text with {digits} digits is now on its way. Type the code here. It is valid for {minutes} minutes.',
  'verify.enter-code/call':
    'If this account exists and this phone number is known, you will get a call. You hear a code of {digits} digits. Type it here. It is valid for {minutes} minutes.',
  'verify.enter-code/totp':
    'If this account exists and has an authenticator app, that now shows a code of {digits} digits. Type it here.',
  'verify.enter-code/recovery-code':
    'If this account exists and has recovery codes, type one of your saved codes here. Each code works once.',
  'verify.enter-code/questions': 'If this account exists and has security questions, type your answer here. {question}',
  'verify.enter-code/manager':
    'If this account exists, your manager gets a mail now. Your number is **{number}**. Call your manager and give only that number. Then I go on here. The mail works for {hours} hours.',
  'verify.enter-code/helpdesk':
    'If this account exists, the helpdesk can have a code sent to you. Call the helpdesk and give {reference}. Type the code here.',
  'verify.continue': 'Is it confirmed yet?',
  'verify.waiting': 'I am still waiting for the answer. As soon as it is there I go on by myself.',
  'verify.manager-yes': 'Your manager has confirmed that it is you.',
  'verify.manager-no': 'Your manager has not confirmed it. Choose another way.',
  'verify.helpdesk-yes': 'The helpdesk has confirmed that it is you.',
  'verify.resend': 'Send a new code',
  'verify.other': 'Another way',
  'verify.wrong-code': 'That code is not right. Check that you have the newest one and type it again.',
  'verify.wrong-code/again':
    'This one is not right either. Ask for a new code, or choose another way. After a few times I have to stop.',
  'verify.wrong-code/saved': 'That code is not right, or you used it before. Type it again, or another one.',
  'verify.wrong-code/answer': 'That answer is not right. Please try again.',
  'verify.not-a-code/saved': 'I am waiting for a recovery code. Type it just as you saved it, or choose another way.',
  'verify.not-a-code/answer': 'I am waiting for the answer to your security question. Or choose another way.',
  'verify.not-a-code':
    'I am waiting for the code: digits only. Nothing received? Ask for a new code, or choose another way.',
  'verify.not-a-code/shown': 'I am waiting for the code: digits only. Do you not have it? Choose another way.',
  'verify.code-expired': 'That code is no longer valid. Just ask for a new one.',
  'verify.wait': 'I can send a new code this way in {wait}. The last one may still be on its way.',
  'wait.seconds': '{count} seconds',
  'wait.minutes': '{count} minutes',
  'verify.next-gate': 'That is right, thank you. For this account I ask a second check. How would you like to do that?',
  'verify.stopped':
    'To keep the account safe I stop here. There were too many tries today. You can try again tomorrow.',
  'verify.stopped/way':
    'This way does not work any more today. There were too many tries. Another way is still possible.',
  'verify.passed': 'Thank you, now I know that it is you.',
  'robot.check': 'Many requests come from your network now. I check that you are a person. Then please choose again.',

  'between.patience': 'Take your time. I will be here.',
  'between.here': 'I am here. This is where we were:',
  'between.code/wrong': 'Perhaps there is a newer code, or a digit is missing. If it still fails, ask for a new code.',
  'between.how-long': 'Most people are done in a few minutes.',
  'between.user-id':
    'Your user name is mostly your whole work e-mail address. It is in your welcome mail, and often on your payslip.',
  'between.thanks': 'You are welcome. We are nearly there:',
  'between.hurry': 'I understand that you are in a hurry. It is only a few more steps.',
  'between.upset': 'That is annoying, I understand. We will sort it out together.',
  'between.upset/menu':
    'That is annoying, I understand. Tell me what does not work, or choose below. You can also have a person.',
  'between.advice':
    'Do you have your phone with you? Then a text is fastest. Otherwise choose a mail to your private address.',
  'between.advice/any': 'Choose what you have at hand now.',
  'between.code':
    'A code mostly arrives within a minute. It goes to an address or number that is already known. With mail, look in your spam too.',

  'finding/ok': 'Nothing is wrong with your account itself. You can choose a new password.',
  'finding/locked':
    'Your account is locked, after too many wrong tries. Often a phone or tablet still tries an old password.',
  'finding/locked-until':
    'Your account is locked, after too many wrong tries. Often a phone or tablet still tries an old password. The lock ends by itself at {until}.',
  'finding/not-locked':
    'Your account is not locked. Can you still not get in? Then the password is probably not right any more. You can choose a new one.',
  'finding/lock-unseen':
    'I cannot see or clear a lock on this account. It ends by itself after a while. A new password helps at once.',
  'finding/no-unlock': 'I cannot clear the lock itself here. You can wait, or choose a new password at once.',
  'finding/locked-again':
    'I cleared this lock once already today. So something keeps using an old password. Look in these places:\n\n- mail and calendar on your phone and tablet\n- the Wi-Fi at work\n- a second computer, or a network drive\n- passwords that your browser keeps',
  'finding/change-elsewhere':
    'Do you still know your current password? Then change it yourself. On a Windows PC at work press Ctrl, Alt and Delete. Or go to [my sign-ins](https://mysignins.microsoft.com/security-info/password/change).',
  'finding/must-change': 'You have to choose a new password before you can go on.',
  'finding/expired': 'Your password has expired.',
  'finding/disabled': 'Your account is switched off. I cannot switch it on myself.',
  'finding/account-expired': 'The end date of your account has passed. Your manager can have it extended.',
  'finding/guest':
    'You are a guest here. Your password belongs to your own organisation; you can reset it there. Many organisations do that at [aka.ms/sspr](https://aka.ms/sspr).',
  'finding/on-premises':
    'Your organisation manages your password itself. That is why I cannot change it here. (SSPR_0010)',
  'finding/on-premises-write-back':
    'Your organisation manages your password itself. The helpdesk can change it for you. (SSPR_0029)',
  'finding/not-enabled': 'Resetting your own password is not switched on for your account. (SSPR_0009)',
  'finding/not-registered':
    'You have not set up how to reset your password yet. Once you are back in, do that at [aka.ms/mysecurityinfo](https://aka.ms/mysecurityinfo). (SSPR_0014)',
  'finding/unknown': 'I cannot see what is wrong right now.',

  'confirm/reset':
    'You get a link to choose a new password. Your old password stops working after that. Shall I do that?',
  'confirm/change': 'You get a link to a page. There you type your current and your new password. Shall I do that?',
  'confirm/unlock': 'I will unlock your account. Your password stays the same. Shall I do that?',
  'confirm/staff':
    'I send {who} a link to an address or number of their own. There they first prove who they are. At the next sign-in they choose a new password once more. Shall I do that?',
  'confirm/freeze': 'I stop recovery of your account. Only the helpdesk can start it again with you. Shall I do that?',
  'confirm/unclear': 'Please choose yes or no. With no, nothing changes.',
  'choice.yes': 'Yes',
  'choice.no': 'No',

  'reset.link':
    'Choose your new password here: [open the page]({url})\n\nDo you open the link on another device? Then the page asks for this match code:\n\n**{matchCode}**\n\nThe link works once, until {until}.',
  'change.link':
    'Change your password here: [open the page]({url})\n\nDo you open the link on another device? Then the page asks for this match code:\n\n**{matchCode}**\n\nThe link works once, until {until}.',
  'link.scan': 'Going on with your phone? Scan this code.',
  'link.qr': 'QR code of the link',
  'link.open': 'Choose a new password',
  'link.above':
    'Choose your new password on the page behind the link above, not in this chat. Does the link not work? Type "new link".',
  'link.gone': 'This link is no longer valid. Type "new link" for a new one.',
  'link.burnt':
    'A wrong match code was typed too often. The link does not work any more. Type "new link" for a new one.',
  'reset.done':
    'You are back in: your new password works. Enter it on your phone, in your mail and for the Wi-Fi at work too. Otherwise your account gets locked again.\n\nReference: {reference}',
  'reset.done/must-change':
    'Your new password is set. The next time you sign in, you choose one once more. Enter that one on your phone, in your mail and for the Wi-Fi too.\n\nReference: {reference}',
  'change.done':
    'Your password has been changed. Enter it on your phone, in your mail and for the Wi-Fi at work too.\n\nReference: {reference}',
  'unlock.done':
    'Your account is unlocked. Sign in with your own password. Check whether your phone, tablet or Wi-Fi still uses an old one. Otherwise your account gets locked again.\n\nReference: {reference}',
  'unlock.under-way': 'One moment, I am unlocking your account.',
  'recovery.try-again':
    'Something went wrong and nothing has changed. Open the link again, it still works.\n\nReference: {reference}',
  'recovery.not-done':
    'It did not work and nothing has changed. Say "agent" and I find you a colleague.\n\nReference: {reference}',
  'recovery.gone': 'This request has expired or was already handled.',
  'recovery.idle':
    'I have stopped because nothing happened for a while. Nothing has changed. Type "start over" to begin again.',
  'link.expired': 'The link was not used and no longer works. Nothing has changed. Type "new link" for a new one.',
  'recovery.declined': 'Fine, nothing has changed.',

  'staff.refused':
    "Only the helpdesk can reset somebody else's password, after signing in. Faster: let your colleague talk to me. That can be on your computer or phone too.",
  'staff.ask-user': 'Who is it for? Type the user name of your colleague.',
  'staff.ask-user/named': 'It is about {who}, I understand. Is that right? Otherwise type the user name.',
  'staff.ask-user/unknown': 'I know nobody by the name {who}. Type the user name of your colleague.',
  'staff.ask-user/unclear': 'I am waiting for a user name, as in the address of the work mail.',
  'staff.refused/self': 'This is your own account. Type "forgot password", and I help you myself.',
  'staff.refused/role': 'This account takes a higher role than yours. Ask a colleague with that role.',
  'staff.refused/frozen': 'Recovery of this account was stopped after a report. Sort that out with the person first.',
  'staff.refused/guest': 'This is a guest. The password belongs to their own organisation.',
  'staff.refused/disabled': 'This account is switched off. A new password does not help then.',
  'staff.refused/account-expired': 'The end date of this account has passed. Have it changed first.',
  'staff.refused/on-premises':
    'This password is managed on-premises. Reset it in Active Directory, or in entra.microsoft.com where write-back is on.',
  'staff.refused/elsewhere': 'I cannot reset this account myself. Do it in entra.microsoft.com, with your own role.',
  'staff.refused/contacts':
    'This person does not have two contacts that I can use. Call back on a known number, and ask the manager to look along.',
  'staff.refused/nobody-to-approve':
    'This takes a second member of staff. No mail address of the helpdesk is set up to ask for that.',
  'staff.ask-reason': 'Why does {who} need a new password?',
  'staff.reason/forgotten': 'Password forgotten',
  'staff.reason/locked': 'Account locked',
  'staff.reason/contacts': 'Phone or private mail changed too',
  'staff.reason/known-to-others': 'Somebody else knows it',
  'staff.reason/other': 'Something else',
  'staff.ask-ticket': 'Which ticket number goes with it?',
  'staff.ask-ticket/unclear': 'I am waiting for a ticket number, such as INC-1234. Is there none? Then choose below.',
  'staff.no-ticket': 'There is no ticket',
  'staff.link':
    'Your colleague now gets a link at an address or number of their own. You see no link, code or password. Ask them to open the link themselves.\n\nReference: {reference}',
  'staff.approval':
    'A second member of staff looks at this. I have asked the helpdesk by mail for approval. You hear it here.\n\nReference: {reference}',
  'staff.approval/held':
    'Password and contacts together: a second member of staff looks at that. The link does not go out before {until}. You hear it here.\n\nReference: {reference}',
  'staff.declined': 'A second member of staff did not approve. Nothing has changed.\n\nReference: {reference}',
  'staff.expired':
    'The time for this request is over. Nothing has changed. Feel free to begin again.\n\nReference: {reference}',
  'staff.done': 'It worked: your colleague has chosen a new password.\n\nReference: {reference}',
  'staff.done/pass':
    'It worked: your colleague has a temporary access pass. Only they have seen it.\n\nReference: {reference}',

  'expiry.policy/never':
    'At {organisation} passwords do not expire by themselves. You only need a new one when somebody knows yours.',
  'expiry.policy/days':
    'At {organisation} a password is valid for {days} days. After that your work asks for a new one.',
  'expiry.ask-mine': 'Do you want to know when yours expires? Then I first check that it is you. Shall I do that?',
  'expiry.ask-mine/unclear': 'Please choose yes or no: do you want to know when yours expires?',
  'expiry.mine/never':
    'Your password does not expire by itself. You only need a new one when somebody else knows it, or may know it.',
  'expiry.mine/unknown':
    'I cannot see here when your password expires. You see it when you sign in. You can always change it.',
  'expiry.mine/date':
    'Your password expires on {date}, in {days} days. You can change it earlier. You get a reminder before it does.',
  'expiry.mine/expired': 'Your password expired on {date}. Choose a new one now.',
  'expiry.administrator':
    'You are an administrator. The rule above is the one in force now. Forced expiry often makes passwords weaker, so the advice is: leave it off.',

  'setup/ready':
    'Yes. When you lose your password, you can reset it yourself. This works:\n\n{ways}\n\n[Have a look, or add a way]({url})',
  'setup/soon':
    'Almost. What you added or changed counts from {date}. After that you can reset by yourself.\n\n[See what is there]({url})',
  'setup/more':
    'Not yet. Your account needs {needed} different ways. This works already:\n\n{ways}\n\n[Add a way]({url})',
  'setup/none': 'Not yet. You have no way yet to show that it is you. The helpdesk sets up the first one with you.',
  'setup/blocked': 'No, resetting by yourself will not work now.',
  'setup/signed-out': 'I only tell you that yourself. [Sign in]({url}) and ask me again.',

  'handoff.offer/general':
    'I cannot go on by myself here. Often resetting is not set up, not switched on, or managed by the company. Shall I ask a colleague of the helpdesk to help you?',
  'handoff.offer/asked': 'I can ask a colleague of the helpdesk to help you. Shall I do that?',
  'handoff.offer/call-back':
    'First I pass your question on to the helpdesk. Then you can choose "Call me back". Shall I do that?',
  'handoff.offer/finding': 'A colleague of the helpdesk can help you with this. Shall I pass it on?',
  'handoff.offer/user-id':
    'Your user name is often in a mail from work or on your payslip. Has it come back to you? Then just type it. Shall I ask the helpdesk to help you?',
  'handoff.offer/other-way': 'Shall I ask a colleague of the helpdesk to help you? Choose no to try another way.',
  'handoff.offer/again': 'Please choose yes or no: shall I ask a colleague of the helpdesk to help you?',
  'handoff.offer/gone':
    'Tell me what you want and we start again. Or shall I ask a colleague of the helpdesk to help you?',
  'handoff.offer/unclear': 'I do not understand you well yet. Shall I ask a colleague of the helpdesk to help you?',
  'handoff.offer/signed-out': 'Shall I ask a colleague of the helpdesk to have a look?',
  'handoff.queued':
    'I have passed it on to the helpdesk. Your reference is {reference}. A colleague joins you within about {wait}. You can stay in this chat. The helpdesk is open: {hours}.{phone}',
  'handoff.queued/busy':
    'I have passed it on to the helpdesk. Your reference is {reference}. Nobody is watching right now. You get an answer around {at}. The helpdesk is open: {hours}.{phone}',
  'handoff.queued/closed':
    'I have passed it on to the helpdesk. Your reference is {reference}. The helpdesk is closed now and is open: {hours}. You get an answer around {at}.{phone}',
  'handoff.call-back':
    'All right. The helpdesk will call you on a number that they have on record. They do so during their opening hours.',
  'handoff.status/queued':
    'Your question {reference} is with the helpdesk and still waits for a colleague.{when}{call}',
  'handoff.status/reopened':
    'Your question {reference} was opened again and waits for a colleague of the helpdesk.{when}{call}',
  'handoff.status/assigned':
    'A colleague of the helpdesk has your question {reference}. You will hear from them in the chat where you asked it.',
  'handoff.status/active':
    'A colleague of the helpdesk is talking with you about {reference}, in the chat where you asked it.',
  'handoff.status/waiting': 'The helpdesk waits for your answer about {reference}, in the chat where you asked it.',
  'handoff.status/resolved': 'Your question {reference} is closed. Is it not solved after all? Then say "agent".',
  'handoff.status/expired':
    'Your question {reference} has expired, because nothing happened for too long. Say "agent" and I pass it on again.',
  'handoff.status/withdrawn': 'You stopped with your question {reference}. Say "agent" if you want help after all.',
  'handoff.status/failed':
    'The helpdesk could not reach you here about {reference}. Say "agent", so that they know you are back.',
  'handoff.when/soon': ' A colleague reads along within about {wait}.',
  'handoff.when/later': ' You get an answer around {at}.',
  'handoff.when/late': ' It takes longer than promised. The helpdesk sees that too.',
  'handoff.called': ' They will call you on a number that they already have.',
  'choice.call-back': 'Call me back',
  'handoff.joined':
    '{agent} of the helpdesk is with you now. I stay silent while you talk. Type "stop" to go on with me.',
  'handoff.message': '{agent}: {words}',
  'handoff.released':
    'Your colleague of the helpdesk has put your question back. Another colleague will look at it. Your reference stays {reference}. Until then I help you again.',
  'handoff.escalated':
    'Your question goes to an administrator. You hear from them in this chat. Your reference stays {reference}. Until then I help you again.',
  'handoff.closed':
    'Your question {reference} is closed. You are talking to me again. Is it not solved after all? Then say "agent".',
  'handoff.left':
    'All right, you are talking to me again. The helpdesk knows that you stopped. Say "agent" if you want help after all.',
  'handoff.challenge/mail':
    '{agent} wants to be sure that it is you. A mail with {digits} digits is on its way to your private address. Type the code here. Only I see it, and it is valid for {minutes} minutes.',
  'handoff.challenge/sms':
    '{agent} wants to be sure that it is you. A text with {digits} digits is on its way to your mobile. Type the code here. Only I see it, and it is valid for {minutes} minutes.',
  'handoff.challenge/call':
    '{agent} wants to be sure that it is you. You will be called in a moment and hear {digits} digits. Type the code here. Only I see it, and it is valid for {minutes} minutes.',
  'verify.passed/agent': 'Thank you, that is right. {agent} now sees that it is you.',
  'handoff.next-gate': 'That is right, thank you. This account needs a second check. {agent} will send it in a moment.',
  'handoff.stopped':
    'To be safe I stop with this code: another one was typed too often. {agent} helps you in another way.',
  'handoff.link/mail':
    'A mail with a link is on its way to your private address. Open it and choose your new password there. The page asks for this code: {matchCode}. Give it to nobody, not even to the helpdesk.',
  'handoff.link/sms':
    'A text with a link is on its way to your mobile. Open it and choose your new password there. The page asks for this code: {matchCode}. Give it to nobody, not even to the helpdesk.',
  'handoff.phone': ' You can also call: {phone}.',
  'handoff.always': 'on working days',
  'handoff.declined': 'Fine. I am here when you need me.',
  'handoff.declined/go-on': 'Fine, then we go on together.',
  'handoff.declined/unclear': 'I pass nothing on. Choose below, or type "agent" if you want a person after all.',

  'alarm.case':
    'Good that you report this. The helpdesk now gets an urgent message. Nothing has changed at your account yet.\n\nReference: {reference}',
  'alarm.ask':
    'What do you want to do now? With a new password nobody else can get in. You can also stop recovery: then nobody can change your password through me.',
  'alarm.ask/unclear':
    'Choose one of these. After a new password nobody else can get in. Stopping also holds back whoever wants to recover through me.',
  'alarm.new-password': 'A new password at once',
  'alarm.freeze': 'Stop recovery',
  'alarm.none': 'Nothing for now',
  'alarm.frozen':
    'Recovery of your account is stopped. The helpdesk has an urgent message and contacts you.\n\nReference: {reference}',
  'alarm.frozen/phone':
    'Recovery of your account is stopped. The helpdesk has an urgent message. Does somebody know your password? Then call now: {phone}.\n\nReference: {reference}',
  'next-wish': 'You asked one more thing. Shall I go on with that?',
  'did-you-mean': 'What do you mean exactly?',
  'did-you-mean.none': 'None of these',
  'did-you-mean/again': 'Choose one of these, or say it in other words.',
  'did-you-mean/menu': 'I do not quite get that yet. Do you mean one of these?',
  'out-of-scope':
    'I cannot help you with that. I am here for passwords and signing in at work. The helpdesk can help you with this.',
  'out-of-scope/again': 'I cannot help you with that either. A colleague of the helpdesk can: say "agent".',
  answer: '**{title}**\n\n{text}',
  'answer.more': 'Tell me more',
  'card.reference': 'Reference',
  'answer.checked': 'Checked on {date}',
  'answer.helped': 'Does this help?',
  'answer.helped/unclear': 'I do not understand that yet. Does this answer help you?',
  'answer.yes': 'Yes, thank you',
  'answer.no': 'No',
  'answer.glad': 'Good. I am here when you need me.',

  'smalltalk.greet': 'Hi! Tell me what is wrong with your password or account.',
  'smalltalk.thanks': 'You are welcome. Have a nice day!',
  help: 'I help with a forgotten password, a locked account or a new password.\n\nYou can always type:\n\n- "stop" to stop\n- "start over" to begin again\n- "agent" for a person\n- "Nederlands" voor Nederlands',
  cancelled: 'I have stopped. I will not change anything else.',
  'cancelled/nothing': 'Fine. I am here when you need me.',
  'started-over': 'We start again. Tell me what is wrong.',
  'language.changed': 'Let us go on in English.',
  'secret.redacted':
    'That looked like a password or a code. I took it out and did not keep it. Is it your password? Then change it to be safe, and never type it in a chat.',
  'already-handled': 'That was already handled.',
  'expiry.reminder':
    'Your password expires in {days} days, on {date}. Type **change my password** to choose a new one now. [No more reminders]({stopUrl})',
  'expiry.reminder/tomorrow':
    'Your password expires tomorrow, {date}. Type **change my password** to choose a new one now. [No more reminders]({stopUrl})',
  'teams.edited': 'I do not read messages that were changed. Please send it again as a new one.',
  'teams.other-tenant': 'I only help people of {company} here. Please ask your own helpdesk.',
  'desk-card/elsewhere': 'This button works only in the channel of the helpdesk.',
  'desk-card/no-role': 'Only people who work at the helpdesk can pick up a help request.',
  'desk-card/gone': 'This help request is not there any more.',
  'desk-card/taken': '{agent} has already picked up this help request.',
  'desk-card/old': 'This was already handled. This is how it stands now.',
  'desk-card/own-case': 'This is your own help request. Let a colleague help you.',
  'desk-card/higher-role': 'This help request was passed on to somebody who may do more.',
  'desk-card/not-now': 'That is not possible now. Open the help request to see how it stands.',
  'one-to-one': 'I do not help with accounts in a group, because others can read along. Send me a private message.',
  error:
    'Something went wrong on my side. Nothing has changed. Try again in a moment, or say "agent".\n\nReference: {reference}',
};
