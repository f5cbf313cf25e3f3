/** What people also ask about, which is not the work account: the words that keep near misses out. */
export const THING_WORDS = {
  provider: `
    gmail* googlemail google hotmail* outlook_com live_nl live_com msn yahoo* icloud* apple_id appleid itunes
    facebook* fb insta instagram* linkedin* tiktok snapchat snap twitter x_account whatsapp wapp telegram signal
    discord reddit_account pinterest digid mijnoverheid itsme eherkenning netflix* spotify disney* hbo videoland
    viaplay hulu prime_video amazon bol_com bolcom marktplaats vinted ebay etsy aliexpress temu zalando paypal
    revolut bunq klarna tikkie steam xbox* playstation* psn nintendo roblox* fortnite minecraft ziggo* kpn*
    xs4all planet chello telenet proximus t_mobile tmobile odido vodafone* protonmail proton_mail dropbox airbnb
    booking_com uber thuisbezorgd ns_account ov_chip* strava garmin duolingo tinder bumble github_account twitch
    onlyfans mijn_ing belastingdienst ebay_account aol comcast verizon bt_internet sky virgin_media british_gas
    nhs_app monzo`,
  private: `
    prive privé* priv persoonlijk* personal private thuis home_account van_thuis van_mezelf mijn_eigen my_own
    thuiscomputer thuislaptop prive_mail privemail privelaptop niet_van_het_werk not_work niet_werk`,
  network: `
    wifi* wi_fi *wifi wlan internet* netwerk* network* router* modem* hotspot* ssid gastnetwerk guest_network
    guest_wifi draadloos wireless vpn* ethernet utp eduroam broadband breedband firewall proxy dns bereik_van
    signaal signal 4g 5g wifi_ww netwerkwachtwoord voucher gastcode gasten_wifi wifi_code`,
  printer: `
    print* printer* geprint toner* cartridge* inkt ink kopieer* copier* copy_machine scanner* scannen scan scans
    papierstoring plotter fax stapler nietmachine`,
  hardware: `
    monitor* beeldscherm* scherm screen* toetsenbord* keyboard* muis mouse headset* koptelefoon hoofdtelefoon
    dock dockingstation docking kabel* cable* oplader* charger* opladen laadkabel adapter* usb* webcam* camera*
    microfoon* mic microphone speaker* luidspreker* beamer* projector* batterij* accu battery harde_schijf
    hard_drive ssd geheugenkaart fan ventilator digibord* smartboard* bluetooth touchpad trackpad hdmi
    computer_kapot kapot broken stuk defect* crash* vastgelopen loopt_vast hangt freezes traag slow blauw_scherm
    blue_screen snoer stekker stroom power power_cord valt_uit gaat_niet_aan won_t_turn_on start_niet overheat*
    lawaai piept beeps beep beeld tv televisie koppelcode mirror muismat numlock_lampje lampje capslocklampje
    scroll_lock laptoptas`,
  computer: `
    laptop* pc pc's computer* desktop* notebook werkplek workstation werkstation surface thinkpad macbook mac
    chromebook windows bios bitlocker opstart* herstart* reboot restart* fabrieksinstelling* factory* defaults
    wissen wipe`,
  phone: `
    telefoon* toestel* mobiel* mobile gsm smartphone* iphone* android* samsung* galaxy ipad* tablet* phone*
    cellphone handset sim simkaart* sim_card puk* simlock voicemail* schermvergrendeling schermcode
    ontgrendelcode imei abonnement provider_wissel roaming databundel bundel nummerbehoud hoesje oortjes airpods
    smartwatch* apple_watch ringtone beltoon passcode ontgrendelpatroon`,
  file: `
    pdf* zip* rar winrar excel excelblad excelbestand excelsheet spreadsheet* werkblad sheet* word_document
    word_bestand document* bestand* file files map mappen folder* sharepoint onedrive powerpoint presentatie
    slide* bijlage* attachment* archief archive pst back_up backup backups database* dossier* rapport
    report_file template* sjabloon formulier* form_field alleen_lezen read_only macro* draaitabel pivot*
    notitie* onenote prullenbak recycle_bin usb_stick doc docx xls xlsx csv bestandje wetransfer versie version
    deleted verwijderd verwijderde schijf g_schijf h_schijf prullenmand workbook werkmap cell cellen rij kolom
    tabel table vlookup formule formula kanaal channel repo`,
  money: `
    bank* bankpas pinpas creditcard credit_card debit card_pin rabobank rabo ing abn asn sns triodos kaart* visa
    mastercard iban rekening* betaal* betalen pay payment* invoice* factuur* facturen belasting* tax taxes geld
    money loan lening hypotheek mortgage verzekering* insurance bitcoin* crypto* wallet_seed aandelen stocks
    cadeaukaart* gift_card* korting* discount kosten cost costs price prijs prijzen bonnetje receipt receipts
    limited_account kredietkaart tankpas* account_manager`,
  building: `
    deur* doors the_door door_code front_door back_door this_door my_door door_of door_naar badge* toegangspas*
    mijn_pas pas_kwijt pasje keycard key_card sleutelbos sleutelkast sleutels keys kluisje* locker* lockers
    brandkast safe_code parkeer* parking garage poort* gate slagboom barrier lift elevator alarm* vergader*
    meeting_room boardroom meetingroom kamer* room rooms ruimte* toilet* wc fiets* bike* shed magazijndeur
    toegangsdeur kast cabinet gebouw* building airco* aircon verwarming heating lamp lamps licht light lights
    stopcontact lekkage flat huis house huisdeur sleutelhanger_kwijt poortje hek brand fire nooduitgang exit
    trap stairs stairwell fietsenstalling stalling meterkast prikbord plant planten plants raam ramen
    zonnescherm tuin dak roof temperatuur temperature koud cold bureau bureaustoel stoel chair koffer suitcase
    padlock hangslot drain toilet_verstopt keypad bin vuilnis afval vriezer freezer magazijncode alarmcode
    deurcode ingang entrance slotje_van_mijn_kluis zaal hal lobby receptie kopje schap reserveren boeken`,
  hr: `
    verlof* vakantiedag* vakantiedagen leave holiday_allowance days_off salaris* salary loon* payslip* pay_slip
    loonstrook cao pensioen* pension declar* expense* onkosten contract contracten rooster* roster* rota shift
    shifts dienst_ruilen avonddienst uren* timesheet* overuren overtime hours_report ziek ziekmeld* sick
    sickness training* cursus* course* opleiding* sollicit* vacature* vacanc* functioner* appraisal probation
    proeftijd reiskosten* mileage ov_kaart certificaat certificate diploma* ehbo first_aid bhv paspoort*
    passport* visum visum_aanvraag rijbewijs* driving_licence driver_license vog id_kaart verjaardag* birthday*
    uitje outing borrel party feest ontslag resign* cv bonus dertiende jaargesprek beoordeling arbo bedrijfsarts
    kinderopvang jubileum kerstpakket vakantiegeld werkgeversverklaring jaaropgave wfh thuiswerkvergoeding
    vergoeding allowance dress_code personeelsfeest vertrouwenspersoon or_lid vakbond union klokken inklokken
    uitklokken in_te_klokken uit_te_klokken clock_in clock_out permit work_permit toil dienstverband
    adres_wijzigen verhuisd moved_house naambordje name_change burgerservicenummer bsn registration_due enquete
    survey enrolment_event sign_up_for`,
  food: `
    koffie* coffee thee tea lunch* kantine* canteen cafetaria snack* pizza broodje* sandwich* melk milk yoghurt
    koelkast fridge kaas cheese bier beer wijn eten food recept recepten recepttip recipe* keuken kitchen honger
    hungry restaurant vegan vegetarisch ei egg soup soep thee_zetten oat taart cake drinken drink hamburger
    friet frietjes chips`,
  leisure: `
    weer weather regen rain zon zonnetje zonnig voetbal* football soccer eredivisie ajax psv feyenoord film*
    movie* serie series muziek music liedje* song* zing sing mop moppen grap* joke* spel spelletje game games
    hoofdstad capital_of raadsel riddle quiz horoscoop horoscope liefde love trouwen marry gedicht poem verhaal
    story vertaal* translate politiek* politics verkiezing* election* president koning king hond dog kat cat
    sport gym marathon bergen maan moon planeet wiskunde math_problem recepten tokyo parijs paris londen london
    nieuws news boek book schrijf_een write_a samenvatting summar* essay hoeveel_is rekensom wie_won who_won
    score radio podcast i_hate ik_haat moe tired bored verveel grappig funny kerst christmas sinterklaas
    betekenis meaning_of_life zin_van_het_leven beurs koers what_time hoe_laat tijd_is_het watch_tonight
    maandag_ochtend mondays tie_a_tie asdf qwerty blabla blah lorem test_test piano gitaar yoga vakantietips
    strand beach hobby roman`,
  vehicle: `
    auto autos autosleutel car cars lease* leaseauto tank* benzine petrol fuel laadpaal laadpas charging trein*
    train trains bus tram taxi vlucht* flight* hotel* reis* trip travel kenteken plate scooter apk mot
    parkeer_app route navigatie file_op verkeer traffic bus_lijn metro boot boat fiets_van_de_zaak`,
  app: `
    teams zoom webex skype excel_formule outlook_agenda agenda* calendar* kalender mailbox* postvak* inbox
    handtekening* signature distributielijst* distribution mailinglijst mailing afwezigheids* out_of_office
    automatic_reply adobe photoshop autocad sap salesforce afas exact_online visma workday power_bi powerbi
    tableau python java* sql script* docker jira_bord confluence intranet sharepoint_site install* installeren
    installatie software* licentie* license* licence* app_store programma program* applicat* update_windows
    driver* lettertype font thema theme achtergrond* wallpaper background bureaublad* icon* pictogram* taakbalk
    taskbar screensaver schermbeveiliging dark_mode donkere_modus muted mute geluid sound volume notificat*
    nieuwsbrief newsletter spelling* spellcheck afspraak_in vergadering meeting meetings uitnodiging invite
    invitation recall terughalen_mail mailbox_vol extensie extension_chrome plugin plug_in add_in upgrade
    taal_van toetsen sneltoets* shortcut* screenshot* schermafbeelding caps_lock_lampje taalinstelling
    standaard_browser default_browser resolutie resolution zoom_level beeldschermresolutie camera_in_teams
    achtergrond_in_teams emoji_op emoji_on vervagen blur lettergrootte font_size spellingcontrole snelkoppeling`,
  rights: `
    rechten *rechten right_to permission* permissie* toegang_tot access_to toegang_krijgen autorisati* authoris*
    authoriz* adminrechten admin_rights beheerrechten lid_maken add_me_to groep groepen group groups gedeelde
    shared_mailbox shared_drive netwerkschijf drive account_aanmaken nieuw_account new_account create_account
    create_an_account account_nodig needs_an_account aanmaken offboard* onboard* uit_dienst leaver leavers
    indiensttreding account_verwijderen delete_account account_for_new account_voor_nieuwe accounts_for_new
    nieuwe_account lid_van member_of project_site mailgroep geef_mij_toegang give_me_access bij_de_map
    op_de_schijf mailbox_toegang access_denied toegang_geweigerd uit_dienst_is klaarzetten klaargezet
    joiner_account graduates`,
  website: `
    youtube* reddit website_geblokkeerd geblokkeerde_site site_geblokkeerd filter whitelist* blacklist* sender
    spammer* ongewenste popup_blocker adblock* cookie* captcha_website bezoek webshop webpagina
    geblokkeerde_website blocked_website site_is_blocked url_filter categorised gambling gokken_site deze_site
    this_site website_op website_is social_media facebook_op_het_werk block_him block_a blokkeer_een
    nummer_blokkeren`,
  goods: `
    bestel* bestelling* order orders inkoop* purchase* leverancier* supplier* vendor* pakket* pakje parcel
    package courier koerier bezorg* levering* delivery stock voorraad offerte* quote voucher kopen buy`,
} as const;
