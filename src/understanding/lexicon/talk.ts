/** Words of conversation itself, and the small words that decide what a sentence asks. */
export const TALK_WORDS = {
  greet: `
    hallo* halo hoi* hey* hee heey hai haai hi hii hiya hello* helo yo joe joehoe jo goedemorgen goeiemorgen
    goeiemiddag goedemiddag goedenavond goeienavond goedendag goeiedag goedenmiddag goedemorge gm gmorgen
    morning afternoon evening good_morning good_afternoon good_evening good_day goede_morgen goede_middag
    goeden_avond goeie_morgen dag moin mogge môgge morgen_allemaal howdy gday g'day beste geachte dear salut
    bonjour hola welkom ahoy sup wassup whats_up what_s_up aangenaam nice_to_meet hoe_gaat how_are_you
    alles_goed how_s_it_going hows_it gegroet greetings mogguh heya ola ey middag ochtend avond môge moge ewa
    fijne_maandag happy_monday hiya* afternoon_all hoe_is_het alles_kits alles_oke you_ok alright me_again
    ik_weer daar_ben_ik wakker anyone_there is_daar_iemand anybody_there hoi_hoi halloo helloo hallootjes servus
    yoo fijn_weekend prettige_dag tjo jow hee_daar hi_there hey_there hello_there dag_sleutel`,
  thanks: `
    dank* dankje dankjewel dankuwel bedankt bedank tnx thnx thx thanks thank* ty tysm tyvm cheers merci mercie
    appreciat* much_obliged grateful dankbaar top toppie super superb geweldig fantastisch fijn prima perfect*
    great brilliant awesome excellent fantastic tof lekker mooi nice kudos legend held hero lifesaver gelukt
    opgelost werkt_weer it_works works_now working_again fixed solved sorted helemaal_goed all_good chapeau
    goed_gedaan well_done you_rock goed_bezig fijne_dag have_a_nice hulde love_it ❤ 👍 🙏 chill wonderful
    did_the_trick ben_er_weer_in i_m_back_in that_helped dat_hielp hartelijk harstikke bdkt bdankt dankuu schat
    topper doet_het_weer hij_doet_het that_worked ta lovely fab star best_bot goed_zo fijn_zo all_sorted amazing
    cool helder duidelijk you_re_the_best you_are_the_best okay_great ok_great oke_top thats_it_thanks
    super_bedankt enorm_bedankt erg_bedankt 🎉 😊 👌 ♥ 💪 goeie_service great_service petje_af tevreden
    happy_with`,
  cancel: `
    annul* annuleer* cancel* stop stoppen stopt ophouden hou_op houd_op afbreken breek_af breek_het kap_ermee
    kappen laat_maar laatmaar laat_zitten never_mind nevermind nvm forget_it forget_about_it forget_that
    vergeet_het vergeet_dat vergeet_maar hoeft_niet hoeft_al niet_nodig not_needed no_need toch_niet scrap
    scratch_that drop_it leave_it skip quit exit abort end sluiten afsluiten close_this terug go_back back undo
    begin_opnieuw opnieuw_beginnen start_over start_again restart_chat restart_this wrong_button verkeerde_knop
    per_ongeluk_geklikt oeps oops bedacht changed_my_mind van_gedachten nee neen nope nah geen_zin wacht hold_on
    wait genoeg enough doei doeg bye goodbye see_you tot_ziens later later_wel ander_moment not_now niet_nu dont
    don_t_do doe_maar_niet klaar_ermee that_s_not bedoel_ik_niet bedoelde_ik_niet never_you_mind call_it_off
    i_m_out einde eind ik_hoef_niks niks_meer nothing_else gotta_go got_to_go moet_gaan moet_weg don_t_bother
    by_accident per_ongeluk maybe_tomorrow morgen_wel morgen_verder straks_verder misclick verkeerd_geklikt
    foutje_van niet_meer_nodig al_opgelost al_gelukt beeindig* sluit close end_chat chat_beeindigen dag_dag
    doei_doei tot_later that_will_be_all that_s_all dat_was_het dat_was_alles that_s_it ik_stop i_quit
    stop_ermee zet_stop vergeet_het_maar vergeet_maar_wat kappen_nou schei_uit hou_maar_op ik_wacht_wel
    niet_relevant annuleren cancelled alsnog_niet bij_nader_inzien on_second_thought actually_no nevermind_that
    reset_chat opnieuw_chat herstart_chat stap_terug vorige_stap previous_step`,
  help: `
    help helpen helpt hulp wat_kan_je wat_kun_je wat_kunt_u wat_doe_je what_can_you what_do_you_do how_can_you
    hoe_werk* hoe_werkt_dit how_do_you_work how_does_this_work uitleg explain menu opties options instruct*
    handleiding manual vraag vraagje question wie_ben_jij wie_ben_je who_are_you ben_je_een are_you_a
    are_you_human robot bot chatbot voorbeeld example* commando* command* mogelijkheden capabilities
    where_do_i_start waar_begin spreek_je do_you_speak nederlands dutch english engels sleutel what_are_you
    wat_ben_jij wie_heeft_jou who_made_you guide wegwijs assist what_should_i_type wat_moet_ik_typen wat_is_dit
    what_is_this ben_je_echt are_you_real heb_een_probleem have_a_problem got_a_problem need_help help_nodig
    hoe_gebruik how_to_use versta begrijp_je understand_me talen languages verwachten expect_from
    first_time_here eerste_keer_hier leg_uit your_name je_naam jouw_naam ben_jij_van are_you_from wie_ben
    waar_ben_je_voor what_are_you_for waarvoor_ben_je gesprekken_bewaard chats_stored what_can_i_ask
    wat_kan_ik_vragen wat_kan_ik_hier what_now wat_kan_dit machine keuzemenu keuzes start_menu weet_jij_van_mij
    can_you_help kun_je_helpen kan_je_helpen kunt_u_helpen help_me help_mij hoe_gaat_dit_in`,
  please: `
    aub alstublieft alsjeblieft svp graag please pls plz kindly kunt_u kun_je kan_je could_you can_you would_you
    zou_je zou_u wilt_u gelieve ajb asjeblieft`,
  not: `
    niet nie nooit geen not no never don dont don't doesn doesnt cant can't cannot couldn couldnt isn isnt won
    wont zonder without nergens nowhere neither nor none niets niks nothing`,
  how: `hoe how op_welke_manier which_way what_way`,
  where: `
    waar where waarheen welke_pagina which_page which_menu welk_menu`,
  why: `waarom wrm why waarvoor how_come hoezo reden reason`,
  may: `mag may allowed toegestaan am_i_allowed mogen`,
  must: `
    moet moeten must have_to has_to need_to verplicht should hoor_ik te_moeten`,
  want: `
    wil willen want wanna would_like would_love zou_graag i_d_like id_like wens need nodig prefer`,
  give: `
    geef geven gegeven give gave giving regel regelen arrange maak maken make create genereer generate zet set
    stuur send`,
  work: `
    werk werkaccount werkmail werkplek werklaptop werkwachtwoord werktelefoon werkmobiel werkpc werkadres
    werkgever kantoor office bedrijf* company organisatie organi* school universiteit ziekenhuis gemeente
    zakelijk* business corporate work zaak`,
  microsoft: `
    microsoft* ms office365 office_365 o365 m365 entra azure azure_ad active_directory ad 365 domein domain`,
  first: `
    eerste first initial begin beginwachtwoord nieuwe_medewerker in_dienst just_started begonnen gestart started
    onboarding dag_een day_one eerste_werkdag`,
  anger: `
    godver* verdomme kut* shit fuck* damn bloody wtf belachelijk ridiculous schandalig waardeloos useless idioot
    stom stupid irritant annoying klote tering tyfus jezus christ eikel lul wanker rot_op oprotten hou_je_bek
    shut_up stomme dom domme dumb sucks suck hate haat screw trash rommel crap moron lomp waardeloze prutser
    rotding kutding klotesysteem boos angry woest furious gek_van word_gek nuts`,
  urgent: `
    spoed* urgent* asap dringend* haast meteen direct nu_meteen immediately right_away quickly snel zsm deadline
    gelijk`,
  for: `voor for namens behalf`,
  only: `alleen only just enkel slechts gewoon simply merely`,
  again: `
    weer alweer again opnieuw nogmaals steeds telkens keep keeps elke_keer every_time`,
} as const;
