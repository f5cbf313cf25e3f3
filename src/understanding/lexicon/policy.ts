/** Words about how long passwords last, what they must look like, and other subjects of articles. */
export const POLICY_WORDS = {
  expire: `
    verloop* verlop* verliep verlopn afgelopen verval* vervallen verviel geldig* ongeldig* expir* exspire*
    exspired expred expirat* invalid* valid validity lifetime lifespan levensduur leeftijd age houdbaar*
    houdbaarheid verstreken verstrijk* afloopt aflopen loopt_af loopt_bijna_af loop_af loopt_ten_einde verlengen
    verleng extend extension termijn* lapse* lapsed run_out runs_out running_out due overdue uiterste
    vervaldatum einddatum end_date expiry deadline vroegtijdig aadsts50055 50055 aadsts50144 0xc0000071 stale
    verplicht_wijzigen moet_wijzigen must_change must_be_changed have_to_change moeten_wijzigen gedwongen forced
    force verplicht* mandatory obligatory voorgeschreven geldigheidsduur countdown aftel* verloopt_mijn
    shelf_life time_limit tijdslimiet te_oud too_old forever voor_altijd eeuwig eternal postpone uitstel*
    verschuiven opschuiven delay doodlopen loopt_mijn password_age aflopend verlengd extended lasts`,
  period: `
    dag dagen dagje week weken wekelijks maand maanden mnd mnden maandelijks kwartaal kwartalen jaar jaarlijks
    jaren day days weekly weeks month months mths monthly quarter quarterly year years yearly annually negentig
    ninety zestig sixty dertig thirty periodiek* periodic* regelmatig* regular* frequentie frequency interval
    cyclus cycle rotatie rotation steeds telkens alweer elke iedere every each per_jaar a_year`,
  duration: `
    hoe_lang hoelang how_long hoe_vaak hoevaak how_often hoeveel_dagen how_many_days hoeveel_tijd
    how_much_longer wanneer when until tot_wanneer tot_hoe sinds_wanneer datum date by_when welke_dag which_day
    what_day hoe_oud how_old how_frequently tijdsduur duur duration binnenkort soon remaining nog_over days_left
    dagen_over good_for meegaat gaat_mee mee_doen last lasts langer langste longest maximale maximum max remind*
    herinnering waarschuw* warning warn notice notified notification aankondig* hoelang_nog how_many_weeks
    hoeveel_weken how_many_months hoeveel_maanden welke_termijn what_term interval tijdslimiet`,
  rule: `
    eis eisen wachtwoordeisen regel regels rule rules requirement* vereist* vereiste voorwaarde* voldoe* voldoet
    criteria complex* minimum minimale minimaal teken tekens character* characters letter letters hoofdletter*
    kleine_letter* cijfer* leesteken* uppercase lowercase capital* digit digits number_in symbool symbolen
    symbol* special lengte length tekenlengte sterk sterke strong strength sterkte afgekeurd geweigerd reject*
    refused accepteert accepted not_accepted accept beleid policy policies geschiedenis history vorige previous
    hergebruik* reuse spatie* space moeilijker harder raden_is banned verboden lijkt_op similar too_short
    te_kort te_simpel te_zwak too_weak mag_er mag_ik_een toegestaan allowed passphrase* wachtzin* emoji accent
    diakrieten generator genereren random hoeveel_tekens how_many_characters hoeveel_cijfers requirements_for
    how_strong hoe_sterk voldoende inspiratie voorbeeld_van example_of geldig_wachtwoord valid_password
    history_check complexiteitseisen te_lang too_long maximale_lengte max_length dezelfde hetzelfde same_as
    weer_gebruiken again_use`,
  mfa: `
    mfa 2fa tfa authenticator* authentic* verificatie* verification verifi* verify tweestaps* twee_staps 2_staps
    tweefactor* twee_factor twee_traps two_factor two_step 2_step factor goedkeur* approv* approve bevestig*
    pushmelding push prompt token otp totp tweede_stap second_step extra_stap extra_check meervoudig*
    multi_factor multifactor qr nummer_invoeren sms_code smscode smsje text_message sms beveiligingssleutel
    security_key yubikey fido passkey* inlogbevestig* ms_authenticator nummermatch* code_uit_de_app app_code
    sms_komt six_digit zescijfer* 6_cijfer* twee_keer_bewijzen bewijs_dat verify_it_s_me herverifieer
    onthoud_dit_apparaat dont_ask_again don_t_ask_again number_matching nieuwe_telefoon new_phone oude_telefoon
    old_phone telefoon_kwijt lost_phone lost_my_phone telefoon_gestolen ander_toestel andere_gsm
    goedkeuringsmelding`,
  register: `
    registr* geregistreerd inschrij* ingeschreven register* enrol* aanmelden_voor sign_up set_up setup instellen
    opgeven doorgeven toevoegen voeg add beveiligingsinfo* beveiligingsgegevens security_info securityinfo
    mysecurityinfo mysignins herstelmail herstelmethode* herstelnummer* herstelgegevens herstelopties
    recovery_email recovery_number recovery_method recovery_info backup_email backup_mail backup_phone
    contactgegevens contact_details beveiligingsvra* security_question* geheime_vraag meer_informatie_vereist
    more_information ssprsetup alternatief_adres alternate telefoonnummer mobiele_nummer 06_nummer 06nummer
    nieuw_nummer phone_number secondary tweede_mail keep_your_account_secure herstel_email backup opgegeven
    nieuw_telefoonnummer change_my_number mijn_nummer my_number contactmethode methode methods method
    nummer_doorgeven phone_on_file security_details meer_info_nodig skip_for_now`,
  selfservice: `
    sspr self_service selfservice zelfservice zelf_resetten zelfbediening selfserve`,
  link: `
    link links linkje url pagina page website resetpagina resetlink resetmail reset_mail reset_link reset_page
    mailtje portaal portal knop button klik klikken click clicked tab verstuurd gestuurd sent binnengekomen
    niet_aangekomen aangekomen arrive arrived komt_niet spam ongewenst junk passwordreset microsoftonline 404
    aka_ms doorsturen herstelcode verificatiecode resetcode code_komt no_code geen_code code captcha
    expired_link dode_link link_dead link_werkt_niet link_expired link_verlopen resetknop mail_komt_niet
    geen_mail no_mail no_email geen_sms reset_code nothing_arrives not_arriving never_arrives geen_bericht
    vastloopt_op laadt_niet blanco_pagina blank_page loops expired_code code_verlopen tweede_mail which_link`,
  error: `
    error* fout* foutcode* foutmelding* melding* meldingen message messages says zegt staat_er popup pop_up
    aadsts* sspr_* 0x* exception mislukt something_went_wrong er_is_iets_mis er_ging_iets correlation_id
    request_id timestamp trace_id conditional voorwaardelijke compliant foutje event_id beheerder_contact
    contact_your_admin* uw_beheerder your_administrator niet_ingeschakeld not_enabled turned_on ingeschakeld
    50126 50105 50034 50076 50079 53003 50058 65001 700016 50020 50057 90072 50173 code_5 code_7 errorcode
    invoer_ongeldig toegang_geblokkeerd_door policies not_found niet_gevonden does_not_exist bestaat_niet
    unknown_error onbekende_fout rode_melding red_banner foutscherm storingcode`,
  username: `
    gebruikersnaam* gebruikers_naam usernaam username* user_name user_names upn inlognaam loginnaam login_naam
    login_name inlog_naam userid user_id user_ids account_name accountnaam personeelsnummer* medewerkersnummer
    employee_number staff_number principal principal_name mailadres emailadres email_address e_mailadres
    mail_adres mijn_naam meisjesnaam maiden married getrouwd inlogid inlog_id welke_naam what_name gebruikers_id
    username_is whoami user_naam staff_id employee_id s_nummer p_nummer alias account_heet account_called
    welk_mailadres which_email which_address naam_ervoor mijn_inlog_naam`,
  pin: `
    pin pincode* pins pin_code windows_hello hello_for_business hello_doet hello_werkt windowshello
    vingerafdruk* fingerprint* finger vinger gezicht* gezichtsherken* face facial face_id faceid touch_id
    biometr* camera_inloggen infrarood gezichtsscan gelaatsscan gelaat vingerscan irisscan face_scan thumb duim
    vingertop hello_pin windows_pin pincode_van_windows pin_van_windows pin_van_mijn_laptop laptop_pin`,
  sync: `
    nog_steeds still synchron* sync* synced gesynct doorgekomen doorgevoerd doorwerken oude_wachtwoord
    old_password vorige_wachtwoord previous_password overal everywhere blijft_vragen keeps_asking blijft_om
    keeps_prompting vraagt_steeds vraagt_telkens referentiebeheer credential_manager wallet keychain
    sleutelhanger niet_overal elsewhere both allebei cached cache offline aangepaste pas_gewijzigd net_gewijzigd
    net_veranderd just_changed since_i_changed sinds_ik na_reset after_reset after_changing outlook mailapp
    mail_app activesync telewerken thuiswerken citrix rdp remote loopt_achter nog_niet_door nog_het_oude
    nog_de_oude still_the_old still_wants still_asks out_of_sync niet_gelijk verschillend twee_wachtwoorden
    two_passwords na_de_wijziging na_het_wijzigen after_the_change after_my_reset since_the_change
    mijn_mail_vraagt mailprogramma phone_mail replicat* neemt_niet_over doorvoeren takes_effect effect
    yesterday_s_password gisteren_gewijzigd`,
  security: `
    phish* fish* verdacht* suspicious scam* oplicht* nep nepmail fake fraud* frauduleus spoof* hoax vertrouw*
    trust betrouwbaar* legit legitimate echt_van raar rare weird vreemd* strange unusual ongebruikelijk*
    onbekende_aanmelding unfamiliar inbraak virus malware veilig veiligheid safe secure beveilig* security
    protect* bescherm* afzender gevraagd_om mijn_gegevens wasn_t_me wasnt_me was_ik_niet not_me niet_door_mij
    ransom* hacker* crimine* bedrieg* ceo_fraude report_message verdachte nep_mail nepsms valse vals bogus
    smish* vish* quish* is_dit_echt is_this_real real_email echte_mail inbreuk ingebroken broken_into
    someone_in_my_account iemand_in_mijn_account sign_in_from aanmelding_uit onbekend_apparaat unknown_device
    impossible_travel abroad_login buitenland_inlog verklikken mag_ik_delen mag_ik_mijn_wachtwoord may_i_share
    share_my_password delen_met_collega admins_read kunnen_jullie_mijn_wachtwoord can_you_see_my zien_jullie
    privacy vertrouwelijk`,
  vault: `
    kluis *kluis vault* wachtwoordmanager* wachtwoordbeheer* password_manager* wachtwoord_manager pw_manager
    bitwarden keepass* lastpass 1password dashlane keeper nordpass roboform bewaar* bewaren opslaan opgeslagen
    store stored storing save saved saves saving onthoudt remembers autofill automatisch_invullen chrome firefox
    edge safari browser hoofdwachtwoord master importeer* import export* verschillende_wachtwoorden
    veel_wachtwoorden many_passwords all_my_passwords al_mijn_wachtwoorden wwmanager wachtwoordgenerator
    password_generator password_tool wachtwoord_app password_app notitieboekje_met lijstje_met list_of_passwords
    one_password_for enige_wachtwoord inloggegevens_bewaren kdbx master_password proton_pass apple_keychain
    icloud_keychain tool_voor`,
} as const;
