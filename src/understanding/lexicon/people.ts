/** Words for the speaker, for other people at work, for family, and for the service desk. */
export const PEOPLE_WORDS = {
  self: `
    ik mijn mn m'n mij me mezelf mijzelf mijne i im i'm my mine myself ive i've ikzelf kben kheb iemand_mijn`,
  third: `
    hij zij ze hem haar zn z'n zelf_niet hun hen he she him her hers his their them they they're themself
    themselves himself herself haarzelf hemzelf zichzelf hr 'r diens hem_is haar_is ie_is_zijn zijn_wachtwoord
    haar_wachtwoord zijn_ww haar_ww zijn_account haar_account zn_ww z_n_ww his_password her_password
    their_password his_account her_account their_account s_password s_ww`,
  other: `
    iemand_anders iemand_uit iemand_van iemand_in iemand_die iemand_op een_ander anderen andere_gebruiker
    ander_persoon someone_else somebody_else another_user other_user other_people someone_in someone_on
    someone_from other_person someone s_password s_account s_wachtwoord s_login andermans namens on_behalf
    behalf for_someone voor_iemand voor_hem voor_haar for_him for_her voor_een_collega niet_voor_mij not_for_me
    niet_voor_mezelf not_mine niet_van_mij belt_mij called_me belde naast_me next_to_me hier_iemand for_my
    voor_mijn voor_de voor_een voor_onze een_van_mijn one_of_my one_of_our one_of_the een_van_onze een_van_de
    niet_mijn_account not_my_account niet_het_mijne andere_medewerker other_employee for_somebody voor_die
    voor_dat for_this for_that for_one for_a_user van_een_ander van_mijn_collega van_een_collega of_a_colleague
    of_my_colleague of_another of_someone account_van user_account_of wachtwoord_van password_of password_for
    ww_van ww_voor wachtwoord_voor reset_voor reset_for unlock_for vraag_namens she_asked he_asked ze_vraagt
    hij_vraagt_of names_of belt_net called_in texted_me appte_me zit_naast staat_naast naast_mij
    iemand_deblokkeren iemand_ontgrendelen unlock_someone reset_someone geef_iemand iemand_een_nieuw
    give_someone hele_klas whole_class mijn_klas my_class aan_de_balie bij_de_balie`,
  colleague: `
    collega* colega* kolega* colleague* collegue* coleague* coworker* co_worker* medewerk* werknemer* employee*
    personeel* personeelslid staff staffer teamlid teamleden teammember* team_member* teamgenoot teammate*
    kamergenoot deskmate maat peer mijn_team my_team ons_team our_team afdeling department workmate* mate
    buurman buurvrouw bureaubuur* gebruiker user users eindgebruiker* end_user* klant client* customer* beller
    caller bezoeker visitor gast* guest* persoon ondergeschikte subordinate* direct_report reports underling*
    crew ploeg* squad mensen people_in folks opvolger successor voorganger predecessor vervanger replacement_for
    nieuwe_man nieuwe_vrouw kantoorgenoot groepsgenoot aanvrager requester caller_locked teamgenoten our_guys
    personen lui clubje`,
  role: `
    stagiair* stagaire intern interns trainee* leerling* student* pupil* leerkracht* docent* teacher* juf
    meester meesteres lerares leraar verpleeg* verpleger zuster nurse* arts artsen dokter doctor* huisarts gp dr
    chirurg surgeon assistent* assistant* secretar* receptionist* baliemedewerk* balie uitzend* flexwerk* flex*
    temp temps tijdelijke_kracht vakantiekracht* oproepkracht* invalkracht* interim* freelance* zzp* contractor*
    consultant* monteur* mechanic* engineer* technician* technicus chauffeur* driver* planner* magazijn*
    heftruck* schoonma* cleaner* kok chef cook ober waiter kassa* cashier verkoper* verkoopster sales_rep
    accountant* boekhoud* bookkeeper controller jurist lawyer* advocaat paralegal partner_bij directeur director
    ceo cfo baas boss chefin leidinggevend* manager* teamleider* teamlead* team_leader* supervisor* voorman
    foreman begeleid* coach* mentor vrijwillig* volunteer* nieuweling newbie rookie starter* new_starter
    new_hire joiner nieuwkomer werkplek* conducteur bewaker* guard* beveiliger* portier boa agent_van officer
    apprentice* leerjongen bbl conciergerie concierge caretaker janitor therapeut* therapist* psycholoog
    logopedist fysio* apotheker* pharmacist* laborant* zorg* kraam* doktersassist* hulpverlener* wijkverpleeg*
    carer* care_worker* handyman gardener postbode buschauffeur piloot steward* operator* worker* kracht
    krachten arbeider* lid leden member members politie* brandweer* wethouder raadslid burgemeester professor
    prof lecturer promovendus phd postdoc onderzoeker* researcher* onderwijsassist* administratief*
    admin_assistant hr_adviseur recruiter* collegaatje jongen meisje kerel gozer dame heer vrouw_van man_van
    woman man lady guy bloke dude jobstudent* bijbaner zaterdaghulp weekendkracht seizoenkracht* seasonal
    verzorgende* huishoudelijk* cliëntbegeleid* woonbegeleid* jeugdzorg* zorgmedewerk* teamcoach* projectleider*
    project_manager productiemedewerk* medewerker_van orderpicker* installateur* elektricien loodgieter*
    schilder timmer* bouwvakker uitvoerder werkvoorbereider tekenaar architect inkoper* buyer* marketeer*
    redacteur journalist* vertaler tolk griffier rechter* notaris klerk klantadviseur* telefonist* kapper
    bezorger koerier_van maatje buddy uitzendmedewerker inleen* gedetacheerd* expat docente trainer*
    instructeur* decaan rector conrector ib_er onderwijzer* schoolleider* prefect tutor classmate klasgenoot
    ouder_van alumni pa_van my_pa personal_assistant secretariaat management team_leader shift_leader
    ploegleider ploegbaas chef_van hoofd_van head_of director_of wijkteam* arts_assistent coassistent*
    co_assistent hoofdverpleeg* midwife verloskundige* tandarts* dentist* opticien dietist* radiolo* paramedic
    ambulance* soldaat militair agente dispatcher meldkamer* postman waitress barista bartender hostess`,
  title: `
    meneer mevrouw mevr mw dhr de_heer mr mrs ms miss sir madam mister juffrouw prof_dr`,
  family: `
    moeder vader mama papa ma pa zoon zoontje dochter* vrouwtje echtgeno* partner vriendin vriend broer zus
    zusje oma opa tante oom nicht neef schoonmoeder schoonvader schoonzus schoonouders kind kinderen kleinkind*
    mother mom mum mam dad father daddy son daughter wife husband hubby girlfriend boyfriend fiance* brother
    sister grandma grandpa granny gran nan nana grandmother grandfather aunt uncle cousin niece nephew kid kids
    child children in_law bestie friend friends puber tiener teenager`,
  human: `
    mens mensen echt_mens menselijk* human* real_person echte_persoon echt_persoon persoon person people
    living_person levend iemand_spreken iemand_aan iemand_van_it iemand_van_ict agent specialist* expert*
    deskundige iemand someone somebody anyone real_human flesh warm_body niet_een_robot no_robot geen_robot
    not_a_bot geen_bot echt_iemand real_one gewone_medewerker employee_of_it iemand_echt mensenhulp technicus
    technician_to monteur_nodig engineer_to levende`,
  speak: `
    praat* praten spreek spreken sprak gesprek* speak speaking talk* spoken bel bellen gebeld belde opbellen
    call calling called phone_call telefonisch ring ringing phone_me contact* contacteren bereik* reach chat
    chatten livechat live_chat doorverbind* verbind* connect* transfer* doorzet* doorschakel* overnemen
    take_over hand_me hand_over put_me_through terugbel* teruggebeld callback call_back call_me bel_me ring_me
    aan_de_lijn on_the_line aan_de_telefoon on_the_phone langskomen come_by drop_by walk_in afspraak appointment
    meet in_person remote_hulp meekijken_op screen_share escal* opschalen doorgeven_aan get_hold consult
    wachtrij wachttijd queue on_hold in_de_wacht hogerop your_manager your_boss jouw_manager jouw_baas je_baas
    leidinggevende_van_jou mondeling verbally voice stem inloop* spreekuur loket counter balie_van picks_up
    opnemen neemt_op niemand_neemt nobody_picks voicemail_achter zet_me_door zet_mij_door zet_me_maar_door
    overdragen hand_this put_me pass_me_on on_duty dienstdoende reachable wie_kan who_can wie_moet_ik who_do_i
    who_should_i easier_over_the_phone op_afstand remote_into remote_session look_at_my_screen meekijken
    face_to_face in_het_echt langs_komen come_to_my_desk aan_mijn_bureau my_desk`,
  desk: `
    helpdesk* help_desk servicedesk* service_desk support klantenservice customer_service it_afdeling
    ict_afdeling it_department it_dept it_team itteam ict_team systeembeheer* sysadmin* sys_admin beheerder*
    administrator* it_support tech_support techsupport technical it_er it'er iter ict ictafdeling beheer it_desk
    tweede_lijn second_line eerste_lijn first_line piket* storingsdienst storingsnummer hotline noodnummer
    support_desk it_people it_guy it_guys it_crowd functioneel_beheer applicatiebeheer openingstijd*
    opening_hours open_vandaag bereikbaar* available telefoonnummer_van number_of number_for ict_balie it_balie
    it_bar it_office it_kantoor computerafdeling automatisering technische_dienst representative rep
    customer_care beheerteam netwerkbeheer* ondersteuning service_team support_team after_hours
    s_avonds_bereikbaar spoednummer storingslijn ext_`,
  ticket: `
    ticket* tiket melding_maken melding_doen maak_een_melding een_melding incident* storing* case cases
    call_aanmaken call_in klacht* klagen complain* complaint verzoek* aanvraag request inschieten indienen
    submit topdesk servicenow jira meldingsnummer inc rfc prioriteit priority spoedmelding registreer_een log_a
    raise_a raise open_a_case log_a_case file_a report_a status_van status_of aangemeld_bij terugkoppeling
    feedback jullie_formulier ongenoegen aanvulling heropenen reopen voortgang progress update_on
    nog_niks_gehoord no_reply geen_reactie geen_antwoord waiting_for_an_answer wachten_op_antwoord
    in_behandeling mijn_aanvraag my_request my_case my_ticket mijn_melding melding_van_vorige withdraw intrekken
    formulier_voor form_for report_an raise_an log_this vastleggen on_record case_with log_a_call een_call`,
} as const;
