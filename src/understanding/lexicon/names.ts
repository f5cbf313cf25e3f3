/** First names and surnames common in Dutch and English offices: "reset voor Fatima" is about somebody else. */
export const NAMES = `
  aad abdel abdul abel achmed adam adil adriaan ahmed aisha aleksandra alex alexander ali alice alina alison
  amal amina amir amira amy ana andre andrea andreas andrew andy anita anja anna anne anneke annelies
  annemarie annie anouk anton antoine arjan arjen arno arthur astrid ayse aziz barbara barry bart bas bea bert
  bianca bilal bob bogdan boris bram brenda brian bridget carina carla carlos carmen carol caroline catherine
  chantal charles charlotte chloe chris christian christina christine cindy claire claudia colin conny cor
  corinne cynthia daan daniel danielle danny dave david deborah debbie demi dennis derek dewi diana dianne
  diederik dieter dirk dominique donna dorien edith eduard edwin eelco ellen elena elif elise elisabeth
  elizabeth ella elsa emiel emily emma emre eric erica erik erika erwin esra esther eva evelien evelyn fabian
  fatima fatma femke ferry fleur floris fouad frank frans fred frederik freek geert gemma george gerard gerda
  gerrit gijs gina gita gonnie greet greg guido guus hakan hamza hanna hannah hans harm harold harriet harry
  hasan hassan heidi helen helena hendrik henk hennie herman hicham hilde hugo ibrahim ilse ine inge ingrid
  irene iris irma isabel ivan ivo jaap jack jacob jacqueline jamal james jamie jan jane janet janine janneke
  jasmijn jasmine jason jasper jean jeanine jeff jelle jennifer jenny jeroen jesse jessica jill jim joan
  joanna joanne jochem joep johan johanna john jolanda jolien jon jonas jonathan joost joris jos jose
  josephine joyce juan judith julia julian julie jurgen justin karel karen karim karin karolina kasper kate
  kathy katja katrien kees kelly ken kenneth kevin khalid khadija kim klaas koen kris kyra lars laura lauren
  laurens leila lena lennart leo leon leonie lex lia lidia lies liesbeth lieke lila linda lisa lisanne liza
  lotte louis louise luc lucas lucia lucy luke luuk lynn maaike maarten machteld manon marc marcel marco
  margaret margriet maria marian marianne marie marieke marije marijke marina mario marion mariska marit
  marjan marjolein mark marleen marlies marmarten martijn martin martine mary mathijs matt matthew matthias
  maud maureen maurice mehmet melanie melissa menno merel mia michael michel michelle miguel mike mila milan
  milou mina mirjam mirte mo moh mohamed mohammed monica monique mostafa murat mustafa nadia nancy naomi
  natalie natasha nathalie nele nick nico nicolas nicole niek niels nienke nigel nikki nina noah noor noortje
  nora olaf oleg olga oliver olivia omar oscar otto pablo paola pascal patricia patrick paul paula paulien
  pauline pedro peggy perry peter petra phil philip pierre piet pieter pim priya quinten quinty rachel rachid
  rafael ralph ramon raoul rebecca reinier rekha remco renate rene renee renske riccardo richard rick rik rita
  rob robbert robert robin roel roelof rogier roland ron ronald rosa roos rosalie rosanne roxanne roy ruben
  rudy rutger ruth ruud ryan sabine sabrina said salma sam samantha samira samuel sander sandra sanne sara
  sarah saskia sean sebastiaan selma sem serena sharon sheila shirley sietske sigrid silvia simon simone sjaak
  sjors sofia sofie sonja sophia sophie stan stef stefan stefanie stephanie stephen steve steven stijn sue
  sunil susan susanne suzan suzanne sven sylvia tamara tanja tara ted tessa theo thea thijs thomas thomasz tim
  timo tina tineke titia tobias tom tomasz tony toon tristan truus ursula valerie vanessa vera veronica victor
  victoria vincent viola walter wendy wes wesley wiebe wieteke wilco wilfred willeke willem william wilma wim
  wouter xander yannick yara yasmin yasmina yasmine yolanda youssef yusuf yvette yvonne zeynep zoe zoë bakker
  jansen janssen visser meijer meyer mulder peters hendriks dekker dijkstra smits graaf yilmaz jones smith
  brown taylor williams davies evans wilson patel singh murphy kowalski nguyen`;
