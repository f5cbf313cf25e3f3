/** Short words that open or join a clause: what follows `wachtwoord is` is then no password. */
const SMALL = set(`
  de het een t 'n deze dit die dat wat wie waar hoe waarom wanneer welk welke ik je jij u hij zij ze we wij jullie men iets iemand niemand
  mij me mijn mn m'n jouw uw zijn haar hun ons onze van voor met op in aan bij naar om uit tot over door tegen tussen na sinds zonder binnen onder
  en of maar want dus als dan toen omdat zodat terwijl hoewel niet geen nog al ook wel te zo heel erg veel meer minder meest vrij best behoorlijk
  echt totaal compleet volledig helemaal zeer iets er ook weer net pas even eens ooit hier daar toch juist zelfs
  is was ben bent zijn waren wordt werd worden heeft had heb hebben kan kon kun kunt kunnen moet moest moeten mag mocht wil wilde zal zou ga gaat
  doet doe deed werkt werkte lukt lukte klopt klopte zegt staat komt kwam krijg krijgt hoeft blijft blijkt lijkt help ja nee ok oke okay
  the a an this that these those what who where how why when which i you he she it we they one some someone nobody
  my your his her our their of for with on in at by to from out off over under about into through after before since until between
  and or but because so if then than as not no never nor also too very quite rather pretty really way more less most just only even again almost
  is was be been being are were has had have can could must should shall will would may might do does did doesn't didn't isn't wasn't don't
  works worked says said stands comes gets got keeps needs please yes nope there here any all every each both up down due`);

/** Words that tell how a password fares. */
const FARES = set(`
  niets verlopen vergeten fout foutief verkeerd kwijt weg stuk lek oud kort lang leeg onjuist ongeldig bekend correct juist goed slecht
  gezet gezien gedaan gehad ingegaan altijd nooit alleen ergens zojuist gisteren vandaag morgen vanmorgen vanochtend opnieuw alweer misschien namelijk hetzelfde dezelfde
  waarschijnlijk volgens helaas steeds ineens plotseling blijkbaar gewoon anders zeker inmiddels bijna binnenkort eindelijk geloof
  nodig nergens simpel moeilijk makkelijk sterk zwak zwakker lekker overal inderdaad allang eruit erin foetsie hartstikke publiek openbaar
  afgelopen eenvoudig lastig ingewikkeld raar onzin klaar dood
  wrong forgotten incorrect locked still going reset leaked stolen known unknown right gone missing always something nothing today yesterday
  tomorrow probably maybe unfortunately suddenly apparently simply different somewhere elsewhere anywhere broken weak strong older newer newest written
  working asking getting failing causing pending expiring given another already supposed lost old long short same fine good bad easy hard
  simple silly safe secure found shown seen known guessable passed past overdue finish finished done dead invalid now next last late
  on-screen set used up-to-date out-of-date currently perhaps totally completely obviously fairly definitely slightly extremely clearly
  minimaal maximaal minstens ongeveer prima saai belangrijk privé prive kapot onzeker hoofdlettergevoelig identiek eigen nieuw tijdje
  case important private personal confusing annoying useless identical unique own new complex random temp default ready
  enough full valid read stolen gejat once twice account problem probleem alsjeblieft aub nvt onbekend`);

/** Participles and adjectives by how they are made: `uitgelekt`, `verdampt`, `zichtbaar`, `exposed`, `readable`. */
const MADE =
  /^(?:(?:ge|ver|be|ont|her|mis|over|onder|(?:uit|in|af|op|aan|over|weg|door|kwijt|vast|na|toe|voor|om|mee|binnen|terug|bij|neer)ge)\p{L}{3,}(?:d|t|en|de)|\p{L}{3,}(?:baar|lijk|loos|ed|able|ible|less|ful))$/u;

export const isSmall = (word: string): boolean => SMALL.has(word.toLowerCase());

/** A word that goes on with the sentence rather than being the secret it speaks of. */
export function isOrdinaryWord(word: string): boolean {
  const bare = word.toLowerCase().replace(/’/gu, "'").replace(/!+$/u, '');
  if (SMALL.has(bare) || FARES.has(bare)) return true;
  // `Berlijn` in the middle of a sentence is a name, and no participle.
  return MADE.test(bare) && !/^\p{Lu}\p{Ll}/u.test(word);
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}
