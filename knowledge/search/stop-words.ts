/**
 * Words that say nothing about the subject, in both languages: grammar, politeness and hurry. `niet`, `mijn`,
 * `nieuw` and the like are not here: `not registered` and `registered` are different questions.
 */
const LIST = `
de het een en of in op aan van voor met bij te om uit over naar door als dan dat die dit deze daar hier er is ben bent
zijn was waren wordt worden werd geworden heb hebt heeft hebben had hadden kan kun kunt kunnen kon konden zal zult
zullen zou zouden wil wilt willen wou wilde mag mogen moet moeten moest ga gaat gaan ging doe doet doen deed ik je jij
jouw u uw we wij ze zij hij haar hem hen hun ons onze men me mij mijn mn m n t s k zo ook nog al maar want dus toch wel
even eens eigenlijk gewoon misschien nu vandaag gisteren morgen net weer steeds heel erg echt graag aub svp alsjeblieft
alstublieft bedankt dank dankjewel hallo hoi hey hi goedemorgen goedemiddag beste groet groetjes mvg help helpen hulp
iets wat welke welk wie waar wanneer hoe waarom hoezo waarvoor waarmee hoeveel geval keertje beetje jullie jou
snap weten weet zeg zegt zeggen staat staan krijg krijgt krijgen kom komt komen zie ziet zien gebeurt gebeuren
moeite probleem problemen vraag vraagje snel spoed dringend
the a an and or in on at of for with by to from about as than that this these those there here is am are be been being
was were has have had having can could will would shall should may might must do does did doing done i you your yours we
our us they them their he she his her it its me my mine so also too just but if then else now today yesterday tomorrow
again please thanks thank hello hi hey dear regards help helping helps something anything what which who where when how
why whom whose get gets getting got go goes going went want wants wanted need needs needed say says said see sees seeing
tell show shows keep keeps keeping make makes know knows try trying tried mean means meaning happen happens happened
problem problems question quickly urgent asap ok okay any some all up out into im ive id
`;

const STOP_WORDS = new Set(LIST.trim().split(/\s+/u));

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);
