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
  'ask.user-id/named': 'Het gaat om {who}, begrijp ik. Klopt dat? Typ anders je gebruikersnaam.',
  'ask.user-id/which': 'Om welk account gaat het? Typ je gebruikersnaam. Vaak is dat je werkmailadres.',
  'ask.user-id/unclear':
    'Dat lijkt geen gebruikersnaam. Typ bijvoorbeeld naam@{domain}. Weet je hem niet? Kies dan hieronder.',
  'account.changed': 'Goed, we gaan verder met {who}.',
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
  'verify.on-record':
    'Ik stuur een code alleen naar een adres of nummer dat al bij het account staat. Zo krijgt niemand anders hem.',
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
  'verify.wrong-code/again':
    'Deze klopt ook niet. Vraag een nieuwe code, of kies een andere manier. Na een paar keer moet ik stoppen.',
  'verify.wrong-code/saved': 'Die code klopt niet, of je hebt hem al eens gebruikt. Typ hem nog eens, of een andere.',
  'verify.wrong-code/answer': 'Dat antwoord klopt niet. Probeer het nog eens.',
  'verify.not-a-code/saved':
    'Ik wacht op een herstelcode. Typ hem precies zoals je hem hebt bewaard, of kies een andere manier.',
  'verify.not-a-code/answer': 'Ik wacht op het antwoord op je controlevraag. Of kies een andere manier.',
  'verify.not-a-code':
    'Ik wacht op de code: alleen cijfers. Heb je niets gekregen? Vraag een nieuwe code, of kies een andere manier.',
  'verify.not-a-code/shown': 'Ik wacht op de code: alleen cijfers. Heb je die niet? Kies een andere manier.',
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

  'between.patience': 'Neem rustig de tijd. Ik wacht hier.',
  'between.here': 'Ik ben er. Hier waren we:',
  'between.code/wrong':
    'Misschien is er al een nieuwere code, of mist er een cijfer. Lukt het niet? Vraag dan een nieuwe code.',
  'between.how-long': 'Meestal ben je in een paar minuten klaar.',
  'between.user-id':
    'Je gebruikersnaam is meestal je hele werkmailadres. Hij staat in je welkomstmail en vaak op je loonstrook.',
  'between.thanks': 'Graag gedaan. We zijn er bijna:',
  'between.hurry': 'Ik snap dat je haast hebt. Het zijn nog maar een paar stappen.',
  'between.upset': 'Dat is vervelend, ik snap het. We lossen het samen op.',
  'between.upset/menu':
    'Dat is vervelend, ik snap het. Zeg wat er niet lukt, of kies hieronder. Liever een mens? Dat kan ook.',
  'between.advice': 'Heb je je telefoon bij je? Dan gaat een sms het snelst. Anders kan een mail naar je privéadres.',
  'between.advice/any': 'Kies wat je nu bij de hand hebt.',
  'between.code':
    'Een code is er meestal binnen een minuut. Hij gaat naar een adres of nummer dat al bekend is. Kijk bij mail ook bij ongewenste post.',

  'finding/ok': 'Met je account zelf is niets mis. Je kunt een nieuw wachtwoord kiezen.',
  'finding/locked':
    'Je account is geblokkeerd, na te veel verkeerde pogingen. Vaak probeert een telefoon of tablet nog een oud wachtwoord.',
  'finding/locked-until':
    'Je account is geblokkeerd, na te veel verkeerde pogingen. Vaak probeert een telefoon of tablet nog een oud wachtwoord. Om {until} uur gaat de blokkade er vanzelf af.',
  'finding/not-locked':
    'Je account is niet geblokkeerd. Kom je er niet in? Dan klopt het wachtwoord waarschijnlijk niet meer. Je kunt een nieuw kiezen.',
  'finding/lock-unseen':
    'Een blokkade kan ik bij dit account niet zien en niet weghalen. Die gaat er na een tijdje vanzelf af. Een nieuw wachtwoord helpt meteen.',
  'finding/no-unlock':
    'De blokkade zelf kan ik hier niet weghalen. Je kunt wachten, of meteen een nieuw wachtwoord kiezen.',
  'finding/locked-again':
    'Vandaag haalde ik deze blokkade al eens weg. Iets gebruikt dus steeds een oud wachtwoord. Kijk op deze plekken:\n\n- mail en agenda op je telefoon en tablet\n- de wifi van je werk\n- een tweede computer, of een netwerkschijf\n- wachtwoorden die je browser bewaart',
  'finding/change-elsewhere':
    'Weet je je wachtwoord van nu nog? Dan wijzig je het zelf. Druk op een Windows-pc van je werk op Ctrl, Alt en Delete. Of ga naar [mijn aanmeldingen](https://mysignins.microsoft.com/security-info/password/change).',
  'finding/must-change': 'Je moet een nieuw wachtwoord kiezen voordat je verder kunt.',
  'finding/expired': 'Je wachtwoord is verlopen.',
  'finding/disabled': 'Je account staat uit. Dat kan ik niet zelf aanzetten.',
  'finding/account-expired': 'De einddatum van je account is voorbij. Je leidinggevende kan die laten verlengen.',
  'finding/guest':
    'Je bent hier gast. Je wachtwoord hoort bij je eigen organisatie; daar kun je het herstellen. Bij veel organisaties kan dat op [aka.ms/sspr](https://aka.ms/sspr).',
  'finding/on-premises':
    'Je wachtwoord wordt door je organisatie zelf beheerd. Daarom kan ik het hier niet wijzigen. (SSPR_0010)',
  'finding/on-premises-write-back':
    'Je wachtwoord wordt door je organisatie zelf beheerd. De helpdesk kan het voor je wijzigen. (SSPR_0029)',
  'finding/not-enabled': 'Zelf je wachtwoord herstellen staat voor jouw account niet aan. (SSPR_0009)',
  'finding/not-registered':
    'Je hebt nog niets ingesteld om je wachtwoord te herstellen. Ben je weer binnen? Regel het dan op [aka.ms/mysecurityinfo](https://aka.ms/mysecurityinfo). (SSPR_0014)',
  'finding/unknown': 'Ik kan nu niet zien wat er aan de hand is.',

  'confirm/reset':
    'Je krijgt een link om een nieuw wachtwoord te kiezen. Je oude wachtwoord werkt daarna niet meer. Zal ik dat doen?',
  'confirm/change':
    'Je krijgt een link naar een pagina. Daar typ je je huidige en je nieuwe wachtwoord. Zal ik dat doen?',
  'confirm/unlock': 'Ik haal de blokkade van je account. Je wachtwoord blijft hetzelfde. Zal ik dat doen?',
  'confirm/staff':
    'Ik stuur {who} een link naar een eigen adres of nummer. Daar bewijst die persoon eerst wie hij is. Bij het volgende aanmelden kiest die nog één keer een nieuw wachtwoord. Zal ik dat doen?',
  'confirm/freeze':
    'Ik zet het herstel van je account stil. Weer aanzetten kan alleen met de helpdesk. Zal ik dat doen?',
  'confirm/unclear': 'Kies ja of nee. Bij nee verandert er niets.',
  'choice.yes': 'Ja',
  'choice.no': 'Nee',

  'reset.link':
    'Kies hier je nieuwe wachtwoord: [open de pagina]({url})\n\nOpen je de link op een ander apparaat? Dan vraagt de pagina om deze controlecode:\n\n**{matchCode}**\n\nDe link werkt één keer, tot {until}.',
  'change.link':
    'Wijzig hier je wachtwoord: [open de pagina]({url})\n\nOpen je de link op een ander apparaat? Dan vraagt de pagina om deze controlecode:\n\n**{matchCode}**\n\nDe link werkt één keer, tot {until}.',
  'link.scan': 'Ga je verder op je telefoon? Scan dan deze code.',
  'link.qr': 'QR-code van de link',
  'link.open': 'Nieuw wachtwoord kiezen',
  'link.above':
    'Kies je nieuwe wachtwoord op de pagina achter de link hierboven, niet in deze chat. Werkt de link niet? Typ "nieuwe link".',
  'link.gone': 'Deze link is niet meer geldig. Typ "nieuwe link" voor een nieuwe.',
  'link.burnt':
    'Er is te vaak een verkeerde controlecode getypt. De link werkt daarom niet meer. Typ "nieuwe link" voor een nieuwe.',
  'reset.done':
    'Je bent weer binnen: je nieuwe wachtwoord werkt. Vul het ook in op je telefoon, in je mail en bij de wifi van je werk. Anders raakt je account weer geblokkeerd.\n\nReferentie: {reference}',
  'reset.done/must-change':
    'Je nieuwe wachtwoord is ingesteld. Bij het volgende aanmelden kies je er nog één keer een. Vul dat ook in op je telefoon, in je mail en bij de wifi.\n\nReferentie: {reference}',
  'change.done':
    'Je wachtwoord is gewijzigd. Vul het ook in op je telefoon, in je mail en bij de wifi van je werk.\n\nReferentie: {reference}',
  'unlock.done':
    'De blokkade is weg. Meld je aan met je eigen wachtwoord. Kijk ook of je telefoon, tablet of wifi nog een oud wachtwoord gebruikt. Anders raakt je account weer geblokkeerd.\n\nReferentie: {reference}',
  'unlock.under-way': 'Een ogenblik, ik haal de blokkade weg.',
  'recovery.try-again':
    'Er ging iets mis en er is niets gewijzigd. Open de link opnieuw, hij werkt nog.\n\nReferentie: {reference}',
  'recovery.not-done':
    'Het is niet gelukt en er is niets gewijzigd. Zeg "medewerker", dan help ik je aan een collega.\n\nReferentie: {reference}',
  'recovery.gone': 'Deze aanvraag is verlopen of al afgehandeld.',
  'recovery.idle':
    'Ik ben gestopt, want er gebeurde een tijd niets. Er is niets gewijzigd. Typ "opnieuw" om opnieuw te beginnen.',
  'link.expired':
    'De link is niet gebruikt en werkt niet meer. Er is niets gewijzigd. Typ "nieuwe link" voor een nieuwe.',
  'recovery.declined': 'Goed, er is niets gewijzigd.',

  'staff.refused':
    'Het wachtwoord van iemand anders kan alleen de helpdesk herstellen, na aanmelden. Sneller: laat je collega zelf met mij praten. Dat kan ook op jouw computer of telefoon.',
  'staff.ask-user': 'Voor wie is het? Typ de gebruikersnaam van de collega.',
  'staff.ask-user/named': 'Het gaat om {who}, begrijp ik. Klopt dat? Typ anders de gebruikersnaam.',
  'staff.ask-user/unknown': 'Ik ken niemand met de naam {who}. Typ de gebruikersnaam van de collega.',
  'staff.ask-user/unclear': 'Ik wacht op een gebruikersnaam, zoals in het adres van de werkmail.',
  'staff.refused/self': 'Dit is je eigen account. Typ "wachtwoord vergeten", dan help ik je zelf verder.',
  'staff.refused/role': 'Voor dit account is een hogere rol nodig dan die van jou. Vraag een collega met die rol.',
  'staff.refused/frozen': 'Het herstel van dit account staat stil, na een melding. Los dat eerst op met de medewerker.',
  'staff.refused/guest': 'Dit is een gast. Het wachtwoord hoort bij de eigen organisatie van die persoon.',
  'staff.refused/disabled': 'Dit account staat uit. Een nieuw wachtwoord helpt dan niet.',
  'staff.refused/account-expired': 'De einddatum van dit account is voorbij. Laat die eerst aanpassen.',
  'staff.refused/on-premises':
    'Dit wachtwoord wordt lokaal beheerd. Herstel het in Active Directory, of in entra.microsoft.com als terugschrijven aanstaat.',
  'staff.refused/elsewhere':
    'Dit account kan ik niet zelf herstellen. Doe het in entra.microsoft.com, met je eigen rol.',
  'staff.refused/contacts':
    'Deze persoon heeft geen twee contacten die ik kan gebruiken. Bel terug op een bekend nummer, en vraag de leidinggevende om mee te kijken.',
  'staff.refused/nobody-to-approve':
    'Hiervoor is een tweede medewerker nodig. Er is geen mailadres van de helpdesk ingesteld om dat te vragen.',
  'staff.ask-reason': 'Waarom heeft {who} een nieuw wachtwoord nodig?',
  'staff.reason/forgotten': 'Wachtwoord vergeten',
  'staff.reason/locked': 'Account geblokkeerd',
  'staff.reason/contacts': 'Ook telefoon of privémail veranderd',
  'staff.reason/known-to-others': 'Iemand anders kent het',
  'staff.reason/other': 'Iets anders',
  'staff.ask-ticket': 'Welk ticketnummer hoort erbij?',
  'staff.ask-ticket/unclear': 'Ik wacht op een ticketnummer, zoals INC-1234. Is er geen? Kies dan hieronder.',
  'staff.no-ticket': 'Er is geen ticket',
  'staff.link':
    'De collega krijgt nu een link op een eigen adres of nummer. Jij ziet geen link, code of wachtwoord. Vraag hem of haar de link zelf te openen.\n\nReferentie: {reference}',
  'staff.approval':
    'Hiervoor kijkt een tweede medewerker mee. Ik heb de helpdesk per mail om akkoord gevraagd. Je hoort het hier.\n\nReferentie: {reference}',
  'staff.approval/held':
    'Wachtwoord en contacten samen: daarvoor kijkt een tweede medewerker mee. De link gaat niet eerder weg dan {until}. Je hoort het hier.\n\nReferentie: {reference}',
  'staff.declined': 'Een tweede medewerker gaf geen akkoord. Er is niets gewijzigd.\n\nReferentie: {reference}',
  'staff.expired':
    'De tijd voor deze aanvraag is voorbij. Er is niets gewijzigd. Begin gerust opnieuw.\n\nReferentie: {reference}',
  'staff.done': 'Het is gelukt: de collega heeft zelf een nieuw wachtwoord gekozen.\n\nReferentie: {reference}',
  'staff.done/pass':
    'Het is gelukt: de collega heeft een tijdelijke toegangspas. Alleen die persoon heeft hem gezien.\n\nReferentie: {reference}',

  'expiry.policy/never':
    'Bij {organisation} verlopen wachtwoorden niet vanzelf. Je hoeft alleen te wijzigen als iemand je wachtwoord kent.',
  'expiry.policy/days':
    'Bij {organisation} is een wachtwoord {days} dagen geldig. Daarna vraagt je werk om een nieuw wachtwoord.',
  'expiry.ask-mine':
    'Wil je weten wanneer jouw wachtwoord verloopt? Dan controleer ik eerst of jij het bent. Zal ik dat doen?',
  'expiry.ask-mine/unclear': 'Kies ja of nee: wil je weten wanneer jouw wachtwoord verloopt?',
  'expiry.mine/never':
    'Jouw wachtwoord verloopt niet vanzelf. Een nieuw is alleen nodig als iemand anders het kent, of als je dat denkt.',
  'expiry.mine/unknown':
    'Wanneer jouw wachtwoord verloopt, kan ik hier niet zien. Je ziet het bij het aanmelden. Wijzigen kan altijd.',
  'expiry.mine/date':
    'Jouw wachtwoord verloopt op {date}, over {days} dagen. Wijzig het gerust eerder. Vooraf krijg je een herinnering.',
  'expiry.mine/expired': 'Jouw wachtwoord is verlopen op {date}. Kies nu een nieuw.',
  'expiry.administrator':
    'Je bent beheerder. Hierboven staat de regel zoals hij nu geldt. Laten verlopen maakt wachtwoorden vaak zwakker, dus het advies is: niet doen.',

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
  'handoff.offer/call-back':
    'Ik geef eerst je vraag door aan de helpdesk. Daarna kun je "Bel mij terug" kiezen. Zal ik dat doen?',
  'handoff.offer/finding': 'Een collega van de helpdesk kan je hiermee helpen. Zal ik het doorgeven?',
  'handoff.offer/user-id':
    'Je gebruikersnaam staat vaak in een mail van je werk of op je loonstrook. Weet je hem weer? Typ hem dan gewoon. Zal ik de helpdesk vragen je te helpen?',
  'handoff.offer/other-way':
    'Zal ik een collega van de helpdesk vragen je te helpen? Kies nee om een andere manier te proberen.',
  'handoff.offer/again': 'Kies ja of nee: zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/gone':
    'Zeg wat je wilt, dan beginnen we opnieuw. Of zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/unclear': 'Ik begrijp je nog niet goed. Zal ik een collega van de helpdesk vragen je te helpen?',
  'handoff.offer/signed-out': 'Zal ik een collega van de helpdesk vragen mee te kijken?',
  'handoff.queued':
    'Ik heb het doorgegeven aan de helpdesk. Je referentie is {reference}. Een collega leest binnen ongeveer {wait} met je mee. Blijf gerust in deze chat. De helpdesk is open: {hours}.{phone}',
  'handoff.queued/busy':
    'Ik heb het doorgegeven aan de helpdesk. Je referentie is {reference}. Er kijkt nu even niemand mee. Je krijgt antwoord rond {at}. De helpdesk is open: {hours}.{phone}',
  'handoff.queued/closed':
    'Ik heb het doorgegeven aan de helpdesk. Je referentie is {reference}. De helpdesk is nu dicht en is open: {hours}. Je krijgt antwoord rond {at}.{phone}',
  'handoff.call-back':
    'Goed. De helpdesk belt je op een nummer dat bij hen bekend is. Dat doen ze tijdens de openingstijden.',
  'handoff.status/queued': 'Je vraag {reference} ligt bij de helpdesk en wacht nog op een collega.{when}{call}',
  'handoff.status/reopened':
    'Je vraag {reference} is heropend en wacht weer op een collega van de helpdesk.{when}{call}',
  'handoff.status/assigned':
    'Een collega van de helpdesk heeft je vraag {reference} opgepakt. Je hoort van ze in het gesprek waarin je hem stelde.',
  'handoff.status/active':
    'Een collega van de helpdesk praat met je over vraag {reference}, in het gesprek waarin je hem stelde.',
  'handoff.status/waiting':
    'De helpdesk wacht op jouw antwoord over vraag {reference}, in het gesprek waarin je hem stelde.',
  'handoff.status/resolved': 'Je vraag {reference} is afgerond. Is het toch niet opgelost? Zeg dan "medewerker".',
  'handoff.status/expired':
    'Je vraag {reference} is verlopen, want er gebeurde te lang niets. Zeg "medewerker", dan geef ik hem opnieuw door.',
  'handoff.status/withdrawn': 'Met je vraag {reference} ben je gestopt. Zeg "medewerker" als je toch hulp wilt.',
  'handoff.status/failed':
    'De helpdesk kon je hier niet bereiken over vraag {reference}. Zeg "medewerker", dan weten ze dat je er weer bent.',
  'handoff.when/soon': ' Een collega leest binnen ongeveer {wait} met je mee.',
  'handoff.when/later': ' Je krijgt antwoord rond {at}.',
  'handoff.when/late': ' Het duurt langer dan beloofd. Dat ziet de helpdesk ook.',
  'handoff.called': ' Ze bellen je op een nummer dat bij hen bekend is.',
  'choice.call-back': 'Bel mij terug',
  'handoff.joined':
    '{agent} van de helpdesk leest nu met je mee. Ik ben stil zolang jullie praten. Typ "stop" om weer met mij verder te gaan.',
  'handoff.message': '{agent}: {words}',
  'handoff.released':
    'Je collega van de helpdesk heeft je vraag teruggelegd. Een andere collega kijkt ernaar. Je referentie blijft {reference}. Tot die tijd help ik je weer.',
  'handoff.escalated':
    'Je vraag gaat naar een beheerder. Je hoort van ze in deze chat. Je referentie blijft {reference}. Tot die tijd help ik je weer.',
  'handoff.closed':
    'Je vraag {reference} is afgerond. Je praat nu weer met mij. Is het toch niet opgelost? Zeg dan "medewerker".',
  'handoff.left':
    'Goed, je praat weer met mij. De helpdesk weet dat je gestopt bent. Zeg "medewerker" als je toch hulp wilt.',
  'handoff.challenge/mail':
    '{agent} wil zeker weten dat jij het bent. Er is een mail met {digits} cijfers onderweg naar je privéadres. Typ de code hier. Alleen ik zie hem, en hij is {minutes} minuten geldig.',
  'handoff.challenge/sms':
    '{agent} wil zeker weten dat jij het bent. Er is een sms met {digits} cijfers onderweg naar je mobiel. Typ de code hier. Alleen ik zie hem, en hij is {minutes} minuten geldig.',
  'handoff.challenge/call':
    '{agent} wil zeker weten dat jij het bent. Je wordt zo gebeld en hoort {digits} cijfers. Typ de code hier. Alleen ik zie hem, en hij is {minutes} minuten geldig.',
  'verify.passed/agent': 'Dank je, dat klopt. {agent} ziet nu dat jij het bent.',
  'handoff.next-gate':
    'Dat klopt, dank je. Voor dit account is nog een tweede controle nodig. {agent} stuurt je die zo.',
  'handoff.stopped':
    'Voor de veiligheid stop ik met deze code: er is te vaak een andere getypt. {agent} helpt je op een andere manier.',
  'handoff.link/mail':
    'Er is een mail met een link naar je privéadres onderweg. Open hem en kies daar je nieuwe wachtwoord. De pagina vraagt om deze code: {matchCode}. Geef hem aan niemand, ook niet aan de helpdesk.',
  'handoff.link/sms':
    'Er is een sms met een link naar je mobiel onderweg. Open hem en kies daar je nieuwe wachtwoord. De pagina vraagt om deze code: {matchCode}. Geef hem aan niemand, ook niet aan de helpdesk.',
  'handoff.phone': ' Bellen kan ook: {phone}.',
  'handoff.always': 'op werkdagen',
  'handoff.declined': 'Goed. Ik ben er als je me nodig hebt.',
  'handoff.declined/go-on': 'Goed, dan gaan wij samen verder.',
  'handoff.declined/unclear': 'Ik geef niets door. Kies hieronder, of typ "medewerker" als je toch een mens wilt.',

  'alarm.case':
    'Goed dat je dit meldt. De helpdesk krijgt nu een dringende melding. Aan je account is nog niets gewijzigd.\n\nReferentie: {reference}',
  'alarm.ask':
    'Wat wil je nu doen? Met een nieuw wachtwoord kan een ander er niet meer in. Stilzetten kan ook: dan kan niemand via mij je wachtwoord wijzigen.',
  'alarm.ask/unclear':
    'Kies een van deze. Na een nieuw wachtwoord komt een ander er niet meer in. Stilzetten houdt ook iedereen tegen die via mij wil herstellen.',
  'alarm.new-password': 'Meteen een nieuw wachtwoord',
  'alarm.freeze': 'Zet het herstel stil',
  'alarm.none': 'Nu niets',
  'alarm.frozen':
    'Het herstel van je account staat stil. De helpdesk heeft een dringende melding en neemt contact met je op.\n\nReferentie: {reference}',
  'alarm.frozen/phone':
    'Het herstel van je account staat stil. De helpdesk heeft een dringende melding. Kent iemand je wachtwoord? Bel dan nu: {phone}.\n\nReferentie: {reference}',
  'next-wish': 'Je vroeg nog iets. Zal ik daarmee verdergaan?',
  'did-you-mean': 'Wat bedoel je precies?',
  'did-you-mean.none': 'Geen van deze',
  'did-you-mean/again': 'Kies een van deze, of zeg het in andere woorden.',
  'did-you-mean/menu': 'Dat snap ik nog niet helemaal. Bedoel je een van deze?',
  'out-of-scope':
    'Daar kan ik je niet mee helpen. Ik ben er voor wachtwoorden en aanmelden op je werk. De helpdesk helpt je hiermee verder.',
  'out-of-scope/again':
    'Ook daar kan ik je niet mee helpen. Een collega van de helpdesk kan dat wel: zeg "medewerker".',
  answer: '**{title}**\n\n{text}',
  'answer.more': 'Vertel meer',
  'card.reference': 'Referentie',
  'answer.checked': 'Gecontroleerd op {date}',
  'answer.helped': 'Heb je hier iets aan?',
  'answer.helped/unclear': 'Dat begrijp ik nog niet. Heb je iets aan dit antwoord?',
  'answer.yes': 'Ja, dank je',
  'answer.no': 'Nee',
  'answer.glad': 'Fijn. Ik ben er als je me nodig hebt.',

  'smalltalk.greet': 'Hoi! Vertel maar wat er aan de hand is met je wachtwoord of account.',
  'smalltalk.thanks': 'Graag gedaan. Fijne dag!',
  help: 'Ik help je met een vergeten wachtwoord, een geblokkeerd account of een nieuw wachtwoord.\n\nDit kun je altijd typen:\n\n- "stop" om te stoppen\n- "opnieuw" om opnieuw te beginnen\n- "medewerker" voor een mens\n- "English" for English',
  cancelled: 'Ik ben gestopt. Ik wijzig verder niets.',
  'cancelled/nothing': 'Goed. Ik ben er als je me nodig hebt.',
  'started-over': 'We beginnen opnieuw. Vertel wat er aan de hand is.',
  'language.changed': 'We gaan verder in het Nederlands.',
  'secret.redacted':
    'Dat leek op een wachtwoord of code. Ik heb het weggehaald en niet bewaard. Is het je wachtwoord? Wijzig het dan voor de zekerheid, en typ het nooit in een chat.',
  'already-handled': 'Dat is al afgehandeld.',
  'expiry.reminder':
    'Je wachtwoord verloopt over {days} dagen, op {date}. Typ **wachtwoord wijzigen** om er nu een nieuw te kiezen. [Geen herinneringen meer]({stopUrl})',
  'expiry.reminder/tomorrow':
    'Je wachtwoord verloopt morgen, {date}. Typ **wachtwoord wijzigen** om er nu een nieuw te kiezen. [Geen herinneringen meer]({stopUrl})',
  'teams.edited': 'Ik lees geen gewijzigde berichten. Stuur het opnieuw als nieuw bericht.',
  'teams.other-tenant': 'Ik help hier alleen mensen van {company}. Vraag je eigen helpdesk om hulp.',
  'desk-card/elsewhere': 'Deze knop werkt alleen in het kanaal van de helpdesk.',
  'desk-card/no-role': 'Alleen medewerkers van de helpdesk kunnen een hulpvraag oppakken.',
  'desk-card/gone': 'Deze hulpvraag is er niet meer.',
  'desk-card/taken': '{agent} heeft deze hulpvraag al opgepakt.',
  'desk-card/old': 'Dit is al afgehandeld. Zo staat het er nu voor.',
  'desk-card/own-case': 'Dit is je eigen hulpvraag. Laat een collega je helpen.',
  'desk-card/higher-role': 'Deze hulpvraag is doorgegeven aan iemand die meer mag.',
  'desk-card/not-now': 'Dit kan nu niet. Open de hulpvraag en kijk hoe het ermee staat.',
  'one-to-one': 'In een groep help ik niet met accounts, want anderen lezen mee. Stuur mij een privébericht.',
  error:
    'Er ging bij mij iets mis. Er is niets gewijzigd. Probeer het zo nog eens, of zeg "medewerker".\n\nReferentie: {reference}',
} as const;
