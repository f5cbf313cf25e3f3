/**
 * Words about accounts and passwords, Dutch and English together. `abc*` also stands for longer
 * words that begin so, `*abc` for longer words that end so; `_` joins the words of a phrase.
 */
export const ACCOUNT_WORDS = {
  password: `
    wachtwoord* *wachtwoord *wachtwoorden ww ww's wwtje wachtw wachtwrd wagtwoord wachtwoort paswoord*
    passwoord* *paswoord paswoort password* *password *passwords passwrd paswd passwort pw pwd pwds pswd psw
    psswd passw pasw wachtzin* passphrase* pass_phrase pass_word wacht_woord pass_code letters_en_cijfers
    letters_and_numbers`,
  credential: `
    inloggegevens aanmeldgegevens aanmeldingsgegevens credential* login_details logingegevens inlogcode*
    toegangscode* sign_in_details log_in_details toegangsgegevens inloggevens`,
  account: `
    account* *account acc acct accnt acount accunt akkount useraccount profiel gebruikersprofiel profile
    werkaccount gebruiker_staat gebruikersaccount user_account mijn_gebruiker bedrijfsaccount schoolaccount
    kantooraccount`,
  login: `
    inlog* *inlog ingelogd aanmeld* aangemeld login* logins logon logging inloggen log_in logged_in log_on
    sign_in signin signing_in sign_on signon signed_in log_mij_in loggen logt log_ik aanloggen inlogscherm
    inlogpagina aanmeldscherm aanmeldpagina sign me_in opstarten start_screen beginscherm startscherm
    lock_screen logscherm`,
  enter: `
    kom_er_niet_in kom_er_niet_meer_in er_niet_in er_niet_meer_in niet_meer_in niet_binnen kom_niet_in er_in
    erin binnenkomen binnen toegang get_in getting_in back_in gain_access access geen_toegang no_access
    let_me_in cant_get_in can_t_get_in cannot_get_in won_t_let_me laat_me_niet_toe toegelaten weer_toelaten
    back_into get_into erop er_niet_op weer_aan_het_werk verder_werken can_t_access cant_access`,
  forget: `
    vergeet vergeten vergat vergete vergeetn vergetn vrgeten verget vegeten vergeetachtig* ontschoten ontglipt
    ontgaan kwijt* kwyt zoek onvindbaar forgot* forget* fogot forgt foget frogot lost lose losing misplaced
    mislaid slipped slips escapes escaped herinner* herrinner* onthoud* onthou onthield geheugen memory
    remember* rember remeber recall* recollect* amnesia blackout black_out blank uit_mijn_hoofd out_of_my_head
    out_of_my_mind my_mind te_binnen op_komen think_of come_up_with brein brain hersens hoofd vervlogen
    ontvallen foetsie weggevallen draw_a_blank drawing_a_blank rings_a_bell kop_als_een_zeef zeef sieve goudvis
    goldfish puntje_van_mijn_tong tip_of_my_tongue alzheimer dementie by_heart uit_het_hoofd ontging weggegooid
    threw_away papiertje briefje kladje notebook note_with sleet niet_meer_bekend reproduceren reproduce
    terughalen terugvinden opgeschreven wrote_it_down written_down raden guess guessing gok gokken vergeetal
    niet_te_binnen staat_me_niet_bij niet_bijgebleven bijgebleven verleerd uit_het_oog verloren verlies eludes
    elude no_recollection recollection hazy shredder verbrand kan_er_niet_op kom_er_niet_op kom_er_niet_meer_op
    entschoten vergeten_ben vergetten forgoten forgor frgot forggot spaced doesn_t_stick mental_block my_brain
    mijn_hersens`,
  unknown: `
    weet_niet weet_ik_niet weet_het_niet weet_t_niet niet_weet niet_meer_weet weet_m_niet wist_niet geen_idee
    geen_flauw_idee geen_benul geen_clue no_idea no_clue not_a_clue don_t_know dont_know do_not_know
    doesn_t_know does_not_know idk dunno ken_niet niet_ken kan_niet_bedenken unknown onbekend geen_wachtwoord
    no_password never_got nooit_ontvangen nooit_gekregen nooit_gehad never_received not_received
    haven_t_received have_not_received havent_got niet_gekregen niet_ontvangen weet_niet_meer weet_ik_niet_meer
    not_sure_what wat_was what_was welke_was which_one_was ook_alweer ookalweer ook_weer weet_zijn weet_haar
    weet_mijn know_my knows_my weet_hem weet_m weet_het know_it kent_mijn ken_mijn`,
  lock: `
    geblok* geblock* gebloc* blok* blocked block blocks blocking blokkade* blocage vergrendel* vergrndel*
    vegrendel* gelock* lockt locked lock locks locking lockout* lock_out locked_out loked lockd gelocked geloct
    lokced op_slot slot slotje op_nonactief buitengesloten buitensluit* uitgesloten afgesloten gesloten dicht
    dichtgezet dichtgeklapt dichtgegaan dichtgegooid dichtgetimmerd potdicht toe buiten_de_deur shut_out
    kicked_out thrown_out threw_me_out suspended bevroren frozen freeze barred locked_myself buitenspel gesperrd
    gekickt eruit_gegooid eruit_geknikkerd lig_eruit gegrendeld idslocked intruder_lockout accountlockout
    temporarily tijdelijk aadsts50053 50053 status_account_locked_out 0xc0000234 account_locked 1909 geblokt
    blocked_out booted banned verbannen geband uitgeschakeld gedeactiveerd deactivated disabled op_zwart
    locked_me buiten_gesloten slot_op hangslot lockdown gesperd kicked_me sloeg_dicht vast vastgezet
    dichtgeslagen afgegrendeld verzegeld op_rood no_longer_allowed mag_niet_meer`,
  unlock: `
    deblok* gedeblok* ontgrendel* unlock* unlocken unblock* unblok* vrijgeven vrijgegeven vrijmaken vrij
    vrijzetten openzetten open_zetten opengooien open_gooien openmaken open_maken weer_open heropen* van_slot
    slot_eraf slot_af release ontsluit* ontsloten activeren geactiveerd heractiveren reactivat* activate
    activated reenable re_enable lift blokkade_opheffen opheffen remove_the_lock weer_toegang let_me_back
    unfreeze weer_actief losmaken los clear_the_lock let_me_in_again vrijzet van_het_slot slot_weg lock_off
    take_the_lock open_mijn open_my toegankelijk unlok unlcok`,
  tries: `
    poging* inlogpoging* attempt* attempts tries try_too tried_too keer_fout keer_verkeerd keer_mis times_wrong
    wrong fout_getypt fout_getikt fout_ingetikt fout_ingevoerd verkeerd* mistik* mistyp* misgetikt misgetypt
    mis_getypt vertikt vertypt getikt ingetikt ingetypt ingevoerd typed mistyped fat_finger* fat_fingers
    too_many too_often te_vaak te_veel tevaak teveel drie_keer 3x 3_keer vijf_keer 5x 10x tien_keer three_times
    five_times ten_times drie_maal several_times paar_keer few_times geprobeerd geraden gegokt guessed guesses
    mislukt mislukte failed incorrect onjuist onjuiste capslock caps_lock num_lock missers mispogingen gemist
    fails misses typfout typfouten typefout typo typos wrong_password verkeerd_wachtwoord fout_wachtwoord
    te_veel_keer te_veel_pogingen too_many_attempts zo_vaak vier_keer four_times 4x zes_keer 5_times 3_times
    10_times limiet limit`,
  change: `
    wijzig* gewijzigd wijzigen verander* verandr* veranderd aanpas* aangepast pas_aan pas_ik aan_te_passen
    aanpassen change changes changed changing chang chnage cahnge modify* modification update updaten updating
    update* bijwerken replace* replacing rotate* rotating vervang* vervangen vernieuw* vernieuwen renew*
    refresh* wissel* gewisseld alter* swap* switch inruil* omzetten omwisselen bijstellen edit adjust amend
    verversen ververs* overschakelen zelf_kiezen eigen_kiezen aanpasse wijzige wijzgen wyzig* wijzigt omgooien
    verzetten_naar bijwerk make_a_new_one choose_my_own choose_your_own own_choice zelf_een zelf_bedenken
    bedenken verzinnen kiezen kies choose pick instellen_van set_my set_a_new nieuwe_instellen
    nieuw_wachtwoord_instellen ander_wachtwoord make_it`,
  fresh: `
    nieuw nieuwe nieuwere new fresh ander andere anders another other different vers verse newer beter betere
    better veiliger safer sterker stronger unieke`,
  reset: `
    reset* resetten gereset resett* herstel* terugzet* terugzetten teruggezet opnieuw_instellen opnieuw_zetten
    opnieuw_laten opnieuw recover* recovery restore* re_set rest_my redo regenerate nulstellen herinstellen
    aanvragen`,
  leak: `
    gelekt lek uitgelekt datalek* leak* leaked breach* breached gestolen steal stole stolen ontvreemd compromis*
    gecompromitteerd gehackt hacked hack hacken misbruik* gezien zag saw seen meegelezen meegekeken meekijken
    meekeek afgekeken afgeluisterd overheard gelezen gedeeld delen shared share doorgegeven verklapt verraden
    exposed pwned haveibeenpwned op_straat geeltje geeltjes post_it postit sticky whiteboard knows kent
    weten_mijn weet_mijn iemand_weet someone_knows iedereen_weet everyone_knows everybody_knows know_my_password
    kennen niet_meer_geheim secret geheim geen_geheim in_verkeerde_handen handen onthuld gepost posted in_beeld
    publiek hergebruikt reused zelfde_wachtwoord same_password dark_web ex_collega over_mijn_schouder shoulder
    trust vertrouw vertrouwd_niet ingevuld_op entered_my spied gejat opgelicht weggegeven doorverteld hardop
    shouted out_loud meelas meelezen heeft_mijn_wachtwoord has_my_password got_my_password found_out keylogger
    rondslingeren lag_open openbaar per_ongeluk_verstuurd verkeerde_persoon verkeerde_chat wrong_chat
    wrong_person gave_it_to in_de_chat in_the_chat teamschat afgegeven_aan cyber_attack cyberaanval
    incident_vorige security_officer op_de_beamer op_het_scherm`,
  unsafe: `
    onveilig* unsafe insecure zwak zwakke weak simpel simpele simple easy makkelijk makkelijke standaard*
    default startwachtwoord initial initiele tijdelijk* temporary saai boring lelijk oud oude old te_kort
    raadbaar guessable`,
  known: `
    weet_mijn_huidige huidige huidig current know_my_current still_know ken_ik_nog weet_ik_nog weet_het_oude
    bij_de_hand kan_prima kan_gewoon gewoon_inloggen ingelogd logged_in already_logged still_works werkt_nog
    voorkeur vrijwillig prefer rather liever zelf_kiezen`,
  gone: `
    weg verdwenen verdween poef poof gone vanished vanish disappeared missing verdampt vertrokken
    left_the_building foetsie pleite ontbreekt wiped gewist`,
  seek: `
    vind vinden vindt gevonden zoeken opzoeken zien tonen toon laten_zien find look_up lookup see show tell
    vertel vertellen retrieve achterhaal achterhalen inzien opvragen vraag_op bekijken view reveal check
    nakijken terugvind doorgeven_wat zeg_me laat_me_zien where_is waar_is`,
  receive: `
    krijg kreeg krijgen gekregen ontvang ontvangen receive received get got gotten gegeven_gekregen toegestuurd
    sent_me gave_me gaf given handed uitgereikt verstrekt issued`,
  broken: `
    werkt_niet werkt_nog_niet werkt_niet_meer werkt_het_niet doet_het_niet doet_niks doet_niets not_working
    isn_t_working doesn_t_work does_not_work doesnt_work won_t_work stopped_working lukt_niet lukt_me_niet
    lukt_mij_niet gaat_niet faalt fails it_fails geen_reactie`,
} as const;
