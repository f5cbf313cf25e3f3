/**
 * Every sentence of the assistant in Dutch. A key with a slash is a wording of the key before it:
 * the part before the slash goes into the label of the activity.
 */
export const nl = {
  welcome:
    'Hoi, ik ben Sleutel. Ik help je weer in je werkaccount te komen. Vertel in je eigen woorden wat er aan de hand is, of kies hieronder.\n\nTyp nooit je wachtwoord in deze chat.',
  'welcome/signed-in':
    'Hoi {name}, ik ben Sleutel. Ik help je met je wachtwoord en je account. Vertel in je eigen woorden wat er aan de hand is.\n\nTyp nooit je wachtwoord in deze chat.',
  'menu.ask': 'Waarmee kan ik je helpen?',
  'menu.forgot': 'Wachtwoord vergeten',
  'menu.locked': 'Account geblokkeerd',
  'menu.change': 'Wachtwoord wijzigen',
  'menu.expiry': 'Wanneer verloopt het?',
  'menu.staff': 'Iemand anders helpen',
  'menu.setup': 'Werkt herstel straks voor mij?',
  'menu.person': 'Een medewerker',

  'ask.user-id': 'Met welk account kom je niet binnen? Typ je gebruikersnaam. Vaak is dat je werkmailadres.',
  'ask.user-id/unclear':
    'Dat lijkt geen gebruikersnaam. Typ bijvoorbeeld naam@{domain}. Weet je hem niet? Kies dan hieronder.',
  'user-id.unknown': 'Die weet ik niet',

  'verify.choose-method': 'Eerst controleer ik of jij het bent. Hoe wil je dat laten zien?',
  'verify.choose-method/unclear': 'Kies een van deze manieren. Typen mag ook.',
  'method.email': 'E-mail naar mijn privéadres',
  'method.sms': 'Sms naar mijn mobiel',
  'method.call-mobile': 'Bel mijn mobiel',
  'method.call-office': 'Bel mijn vaste werktelefoon',
  'method.totp': 'Code uit mijn authenticator-app',
  'method.recovery-code': 'Een herstelcode die ik heb bewaard',
  'method.questions': 'Mijn controlevraag',
  'method.manager': 'Mijn leidinggevende bevestigt het',
  'method.helpdesk': 'Een code via de helpdesk',
  'verify.enter-code/email':
    'Als dit account bestaat en een privéadres heeft, is er nu een mail met {digits} cijfers onderweg. Typ de code hier. Hij is {minutes} minuten geldig.',
  'verify.enter-code/sms':
    'Als dit account bestaat en een mobiel nummer heeft, is er nu een sms met {digits} cijfers onderweg. Typ de code hier. Hij is {minutes} minuten geldig.',
  'verify.enter-code/call':
    'Als dit account bestaat en dit telefoonnummer bekend is, word je zo gebeld. Je hoort een code van {digits} cijfers. Typ die hier. Hij is {minutes} minuten geldig.',
  'verify.enter-code/totp':
    'Als dit account bestaat en een authenticator-app heeft, staat daarin nu een code van {digits} cijfers. Typ die hier.',
  'verify.enter-code/recovery-code':
    'Als dit account bestaat en herstelcodes heeft, typ dan hier een van je bewaarde codes. Elke code werkt één keer.',
  'verify.enter-code/questions':
    'Als dit account bestaat en controlevragen heeft, typ dan hier je antwoord. {question}',
  'verify.enter-code/manager':
    'Als dit account bestaat, krijgt je leidinggevende nu een mail. Jouw nummer is **{number}**. Bel je leidinggevende en geef alleen dat nummer. Daarna ga ik hier verder. De mail werkt {hours} uur.',
  'verify.enter-code/helpdesk':
    'Als dit account bestaat, kan de helpdesk je een code laten sturen. Bel de helpdesk en noem {reference}. Typ de code hier.',
  'verify.continue': 'Is het al bevestigd?',
  'verify.waiting': 'Ik wacht nog op het antwoord. Zodra het er is, ga ik hier vanzelf verder.',
  'verify.manager-yes': 'Je leidinggevende heeft bevestigd dat jij het bent.',
  'verify.manager-no': 'Je leidinggevende heeft het niet bevestigd. Kies een andere manier.',
  'verify.helpdesk-yes': 'De helpdesk heeft bevestigd dat jij het bent.',
  'verify.resend': 'Stuur een nieuwe code',
  'verify.other': 'Op een andere manier',
  'verify.wrong-code': 'Die code klopt niet. Kijk of je de nieuwste code hebt en typ hem nog eens.',
  'verify.wrong-code/saved': 'Die code klopt niet, of je hebt hem al eens gebruikt. Typ hem nog eens, of een andere.',
  'verify.wrong-code/answer': 'Dat antwoord klopt niet. Probeer het nog eens.',
  'verify.not-a-code/saved':
    'Ik wacht op een herstelcode. Typ hem precies zoals je hem hebt bewaard, of kies een andere manier.',
  'verify.not-a-code/answer': 'Ik wacht op het antwoord op je controlevraag. Of kies een andere manier.',
  'verify.not-a-code':
    'Ik wacht op de code: alleen cijfers. Heb je niets gekregen? Vraag een nieuwe code, of kies een andere manier.',
  'verify.code-expired': 'Die code is niet meer geldig. Vraag gerust een nieuwe.',
  'verify.wait': 'Ik kan pas over {wait} een nieuwe code op deze manier sturen. De vorige kan nog onderweg zijn.',
  'wait.seconds': '{count} seconden',
  'wait.minutes': '{count} minuten',
  'verify.next-gate': 'Dat klopt, dank je. Voor dit account vraag ik nog een tweede controle. Hoe wil je die doen?',
  'verify.stopped':
    'Voor de veiligheid van het account stop ik hier. Er zijn vandaag te veel pogingen gedaan. Morgen kun je het opnieuw proberen.',
  'verify.stopped/way':
    'Op deze manier gaat het vandaag niet meer. Er zijn te veel pogingen gedaan. Een andere manier kan nog wel.',
  'verify.passed': 'Dank je, ik weet nu dat jij het bent.',
  'robot.check':
    'Er komen nu veel aanvragen van jullie netwerk. Ik controleer even of je een mens bent. Kies daarna opnieuw.',

  'finding/ok': 'Met je account zelf is niets mis. Je kunt een nieuw wachtwoord kiezen.',
  'finding/locked': 'Je account is geblokkeerd, waarschijnlijk na te veel verkeerde pogingen.',
  'finding/must-change': 'Je moet een nieuw wachtwoord kiezen voordat je verder kunt.',
  'finding/expired': 'Je wachtwoord is verlopen.',
  'finding/disabled': 'Je account staat uit. Dat kan ik niet zelf aanzetten.',
  'finding/account-expired': 'De einddatum van je account is voorbij. Dat kan ik niet zelf aanpassen.',
  'finding/guest': 'Je bent hier gast. Je wachtwoord hoort bij je eigen organisatie; daar kun je het herstellen.',
  'finding/on-premises':
    'Je wachtwoord wordt door je organisatie zelf beheerd. Daarom kan ik het hier niet wijzigen. (SSPR_0010)',
  'finding/on-premises-write-back':
    'Je wachtwoord wordt door je organisatie zelf beheerd. De helpdesk kan het voor je wijzigen. (SSPR_0029)',
  'finding/not-enabled': 'Zelf je wachtwoord herstellen staat voor jouw account niet aan. (SSPR_0009)',
  'finding/not-registered': 'Je hebt nog niets ingesteld om je wachtwoord te herstellen. (SSPR_0014)',
  'finding/unknown': 'Ik kan nu niet zien wat er aan de hand is.',

  'confirm/reset':
    'Je krijgt een link om een nieuw wachtwoord te kiezen. Je oude wachtwoord werkt daarna niet meer. Zal ik dat doen?',
  'confirm/change':
    'Je krijgt een link naar een pagina. Daar typ je je huidige en je nieuwe wachtwoord. Zal ik dat doen?',
  'confirm/unlock': 'Ik haal de blokkade van je account. Je wachtwoord blijft hetzelfde. Zal ik dat doen?',
  'confirm/unclear': 'Kies ja of nee.',
  'choice.yes': 'Ja',
  'choice.no': 'Nee',

  'reset.link':
    'Kies hier je nieuwe wachtwoord: [open de pagina]({url})\n\nOpen je de link op een ander apparaat? Dan vraagt de pagina om deze controlecode: **{matchCode}**\n\nDe link werkt één keer, tot {until}.',
  'change.link':
    'Wijzig hier je wachtwoord: [open de pagina]({url})\n\nOpen je de link op een ander apparaat? Dan vraagt de pagina om deze controlecode: **{matchCode}**\n\nDe link werkt één keer, tot {until}.',
  'link.scan': 'Ga je verder op je telefoon? Scan dan deze code.',
  'link.qr': 'QR-code van de link',
  'link.open': 'Nieuw wachtwoord kiezen',
  'link.gone': 'Deze link is niet meer geldig. Vraag gerust een nieuwe.',
  'link.burnt':
    'Er is te vaak een verkeerde controlecode getypt. De link werkt daarom niet meer. Wil je een nieuwe? Zeg het maar.',
  'reset.done':
    'Je bent weer binnen: je nieuwe wachtwoord werkt. Vul het ook in op je telefoon, in je mail en bij de wifi van je werk. Anders raakt je account weer geblokkeerd.\n\nReferentie: {reference}',
  'change.done':
    'Je wachtwoord is gewijzigd. Vul het ook in op je telefoon, in je mail en bij de wifi van je werk.\n\nReferentie: {reference}',
  'unlock.done':
    'De blokkade is weg. Meld je aan met je eigen wachtwoord. Kijk of je telefoon of tablet nog een oud wachtwoord gebruikt.\n\nReferentie: {reference}',
  'unlock.under-way': 'Een ogenblik, ik haal de blokkade weg.',
  'recovery.try-again':
    'Er ging iets mis en er is niets gewijzigd. Open de link opnieuw, hij werkt nog.\n\nReferentie: {reference}',
  'recovery.not-done':
    'Het is niet gelukt en er is niets gewijzigd. Zeg "medewerker", dan help ik je aan een collega.\n\nReferentie: {reference}',
  'recovery.gone': 'Deze aanvraag is verlopen of al afgehandeld.',
  'recovery.declined': 'Goed, er is niets gewijzigd.',

  'staff.refused':
    'Het wachtwoord van iemand anders kan alleen de helpdesk herstellen, na aanmelden. Laat je collega zelf met mij praten, of vraag het de leidinggevende.',
  'staff.ask-user': 'Voor wie is het? Typ de gebruikersnaam van de collega.',
  'staff.ask-user/named': 'Het gaat om {who}, begrijp ik. Klopt dat? Typ anders de gebruikersnaam.',

  'expiry.policy/never':
    'Bij {organisation} verlopen wachtwoorden niet vanzelf. Je hoeft alleen te wijzigen als iemand je wachtwoord kent.',
  'expiry.policy/days':
    'Bij {organisation} is een wachtwoord {days} dagen geldig. Meld je aan, dan zie ik wanneer het jouwe verloopt.',
  'expiry.policy/days-signed-in': 'Bij {organisation} is een wachtwoord {days} dagen geldig.',
  'expiry.mine/never': 'Jouw wachtwoord verloopt niet vanzelf.',
  'expiry.mine/date': 'Jouw wachtwoord verloopt op {date}. Wijzig het gerust eerder.',
  'expiry.mine/expired': 'Jouw wachtwoord is verlopen op {date}. Kies nu een nieuw.',

  'setup/ready':
    'Ja. Als je je wachtwoord kwijt bent, kun je het zelf herstellen. Dit werkt:\n\n{ways}\n\n[Bekijk het, of voeg een manier toe]({url})',
  'setup/soon':
    'Bijna. Wat je hebt toegevoegd of gewijzigd, telt mee vanaf {date}. Daarna kun je zelf herstellen.\n\n[Bekijk wat er staat]({url})',
  'setup/more':
    'Nog niet. Voor jouw account zijn {needed} verschillende manieren nodig. Dit werkt al:\n\n{ways}\n\n[Voeg een manier toe]({url})',
  'setup/none':
    'Nog niet. Je hebt nog geen manier om te laten zien dat jij het bent. De helpdesk stelt de eerste met je in.',
  'setup/blocked': 'Nee, zelf herstellen gaat nu niet werken.',
  'setup/signed-out': 'Dat vertel ik alleen aan jou zelf. [Meld je aan]({url}) en vraag het nog een keer.',

  'handoff.offer/general':
    'Hier kan ik zelf niet verder. Vaak is herstel niet ingesteld, staat het niet aan, of beheert je organisatie het wachtwoord. Zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/asked': 'Ik kan een collega van de helpdesk vragen je te helpen. Zal ik dat doen?',
  'handoff.offer/finding': 'Een collega van de helpdesk kan je hiermee helpen. Zal ik het doorgeven?',
  'handoff.offer/user-id':
    'Je gebruikersnaam staat vaak in een mail van je werk of op je loonstrook. Een collega weet hem ook. Zal ik de helpdesk vragen je te helpen?',
  'handoff.offer/other-way':
    'Zal ik een collega van de helpdesk vragen je te helpen? Kies nee om een andere manier te proberen.',
  'handoff.offer/again': 'Kies ja of nee: zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/gone':
    'Zeg wat je wilt, dan beginnen we opnieuw. Of zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/unclear': 'Ik begrijp je nog niet goed. Zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/signed-out': 'Zal ik een collega van de helpdesk vragen mee te kijken?',
  'handoff.offer/not-built': 'Dit regelt een collega van de helpdesk. Zal ik het doorgeven?',
  'handoff.queued':
    'Ik heb het doorgegeven aan de helpdesk. Je referentie is {reference}. Je krijgt antwoord tijdens hun openingstijden: {hours}.{phone}',
  'handoff.phone': ' Bellen kan ook: {phone}.',
  'handoff.always': 'op werkdagen',
  'handoff.declined': 'Goed. Ik ben er als je me nodig hebt.',

  'did-you-mean': 'Wat bedoel je precies?',
  'did-you-mean.none': 'Geen van deze',
  'did-you-mean/menu': 'Dat snap ik nog niet helemaal. Bedoel je een van deze?',
  'out-of-scope':
    'Daar kan ik je niet mee helpen. Ik ben er voor wachtwoorden en aanmelden op je werk. De helpdesk helpt je hiermee verder.',
  answer: '**{title}**\n\n{text}',
  'answer.more': 'Vertel meer',
  'answer.checked': 'Gecontroleerd op {date}',
  'answer.helped': 'Heb je hier iets aan?',
  'answer.yes': 'Ja, dank je',
  'answer.no': 'Nee',
  'answer.glad': 'Fijn. Ik ben er als je me nodig hebt.',

  'smalltalk.greet': 'Hoi! Vertel maar wat er aan de hand is met je wachtwoord of account.',
  'smalltalk.thanks': 'Graag gedaan. Fijne dag!',
  help: 'Ik help je met een vergeten wachtwoord, een geblokkeerd account of een nieuw wachtwoord.\n\nDit kun je altijd typen:\n\n- "stop" om te stoppen\n- "opnieuw" om opnieuw te beginnen\n- "medewerker" voor een mens\n- "English" for English',
  cancelled: 'Ik ben gestopt. Er is niets gewijzigd.',
  'started-over': 'We beginnen opnieuw. Vertel wat er aan de hand is.',
  'language.changed': 'We gaan verder in het Nederlands.',
  'secret.redacted':
    'Dat leek op een wachtwoord of code. Ik heb het weggehaald en niet bewaard. Is het je wachtwoord? Wijzig het dan voor de zekerheid, en typ het nooit in een chat.',
  'already-handled': 'Dat is al afgehandeld.',
  'teams.edited': 'Ik lees geen gewijzigde berichten. Stuur het opnieuw als nieuw bericht.',
  'teams.other-tenant': 'Ik help hier alleen mensen van {company}. Vraag je eigen helpdesk om hulp.',
  'one-to-one': 'In een groep help ik niet met accounts, want anderen lezen mee. Stuur mij een privébericht.',
  error:
    'Er ging bij mij iets mis. Er is niets gewijzigd. Probeer het zo nog eens, of zeg "medewerker".\n\nReferentie: {reference}',
} as const;
