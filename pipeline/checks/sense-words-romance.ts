// The lists of sense-words.ts for Spanish, French, Portuguese and Italian: how they read is said there.
import type { SenseLists } from './sense-words.ts';

export const es: SenseLists = {
  may: 'puede|pueden|podría*|podrían|pudiera*|podrá|quizá|quizás|tal vez|acaso|posible*|posiblemente|estudia|estudian|baraja|barajan|sopesa|sopesan|considera|riesgo|amenaza con|espera|esperan|pudo|pudieron',
  hedge:
    'presunto|presunta|presuntos|presuntas|presuntamente|supuesto|supuesta|supuestos|supuestas|supuestamente|al parecer|aparentemente|aparente|parece|parecen|parecía|habría|habrían|sospechoso de|sospechosa de|sospechas|sin confirmar|serían|sería|estaría|acusado de|acusada de|acusados de',
  likely: 'probable*|probablemente|previsible*|previsiblemente|se espera|se prevé|prevé|prevén|previsto|prevista',
  plan: 'planea|planean|plan|planes|pretende|pretenden|quiere|quieren|propone|proponen|propuesta|propuso|busca|buscan|promete|prometió|anuncia|anunció|anunciado|exige|exigió|pide|pidió|piden|dispuesto|dispuesta|intención|prepara|acordó|decidió|ofrece|ofreció',
  will: 'va a|van a|iba a|iban a|irá|será|serán|sería',
  must: 'debe|deben|deberá|deberán|debía|debían|tiene que|tienen que|tendrá que|tendrán que|tuvo que|tuvieron que|ha de|han de|obligado|obligada|obligados',
  musts: 'deb*|tien* que|obliga*|exig*|orden*|necesit*|forza*|requier*|obligatori*',
  if: 'si|salvo que|a menos que|siempre que|a condición|en caso de|cuando|mientras|hasta que|una vez|sin',
  cause:
    'porque|debido a|a causa de|por culpa de|gracias a|como consecuencia de|a raíz de|por lo que|provocado por|causado por|causada por|provocó|causó',
  causes: 'porque|debido|causa*|culpa|gracias|consecuencia*|raíz|provoc*|caus*|motiv*|razón|razones|ya que|puesto que|pues|por',
  all: 'todos|todas|todo|toda|cada|siempre|unánime|unanimidad|unánimemente|íntegro|íntegra|entero|entera',
  most: 'mayoría|mayor parte|más de la mitad',
  many: 'muchos|muchas|numerosos|numerosas',
  some: 'algunos|algunas|algún|alguna|varios|varias|unos|unas|ciertos|ciertas|parte de|diversos|diversas',
  few: 'pocos|pocas|apenas',
  only: 'solo|solamente|únicamente|tan solo|exclusivamente|apenas',
  oneOf: 'uno de los|una de las|unos de los|entre los|entre las|de los|de las',
  superlative: 'mayor|mayores|mejor|mejores|peor|peores|más|principal|principales|máximo|máxima|menor|menores',
  says: 'dijo|dijeron|dice|dicen|dicho|afirmó|afirma|afirman|afirmaron|aseguró|asegura|aseguran|aseguraron|declaró|declara|sostiene|sostienen|sostuvo|señaló|señala|explicó|explica|añadió|indicó|indica|cree|creen|estima|estiman|calcula|calculan|sospecha|sospechan|acusó|acusa|acusan|acusaron|denunció|denuncia|denuncian|advirtió|advierte|admitió|admite|reconoció|reconoce|confesó',
  reports:
    'informó|informa|informaron|confirmó|confirma|negó|niega|criticó|critica|reprochó|tildó|calificó|atribuye|atribuyó|según|anunció|prometió|exige|exigió|pidió|escribió|escribe|considera|consideran|lamentó|lamenta|quejó',
  source: 'según|de acuerdo con|a juicio|en palabras|en opinión|a ojos',
  admit: 'admitió|admite|reconoció|reconoce|confesó|confiesa|confesión',
  promise: 'prometió|promete|prometieron|promesa|garantizó|garantiza|juró|comprometió',
  threat: 'amenazó|amenaza con|amenazan con|amenazas',
};

export const fr: SenseLists = {
  may: 'pourrait|pourraient|peut|peuvent|pouvait|peut-être|possible*|éventuel*|éventuellement|envisage|envisagent|étudie|risque|risquent|menace de|menacent de|espère|espèrent|puisse|puissent',
  hedge:
    'aurait|auraient|serait|seraient|présumé*|supposé*|apparemment|semble|semblent|semblait|soupçonné*|soupçons|prétendu*|accusé de|accusés de|accusée de|non confirmé*|vraisemblable*',
  likely: 'probable|probablement|sans doute|devrait|devraient|attendu*|prévu*|prévoit',
  plan: 'prévoit|prévoient|plan|plans|projet de|projette|entend|entendent|veut|veulent|voulait|souhaite|souhaitent|compte|comptent|propose|proposent|proposé|promet|promis|annonce|annonce*|exige|exigent|demande|demandent|réclame*|prêt|prête|décidé|accepté de|cherche|cherchent',
  will: 'va|vont|allait|allaient|sera|seront|serait|aura|auront|devrait|devraient',
  must: 'doit|doivent|devra|devront|devait|devaient|contraint*|obligé*|faut|faudra',
  musts: 'doi*|dev*|oblig*|contrain*|exig*|ordonn*|impos*|forc*|faut|faudra|nécess*|tenu*',
  if: 'si|sauf|sauf si|à moins|à condition|pourvu|en cas de|lorsque|quand|dès que|jusqu|sans|sous réserve|tant que',
  cause:
    'parce que|à cause|cause de|en raison|grâce à|du fait|suite à|provoqué par|causé par|causée par|provoquée par|a provoqué|a causé|donc',
  causes: 'parce|cause*|raison*|grâce|fait|suite|provoqu*|caus*|donc|puisque|motif*|conséquence*|entraîn*|faute|par|pour',
  all: 'tous|toutes|tout|toute|chaque|toujours|unanim*|unanimité|entier|entière|ensemble des|totalité',
  most: 'plupart|majorité|majeure partie|majoritaire*',
  many: 'beaucoup|nombreux|nombreuses|maints',
  some: 'certains|certaines|quelques|plusieurs|divers|diverses|une partie|partie',
  few: 'peu|rares',
  only: 'seulement|seul|seule|seuls|seules|uniquement|exclusivement',
  oneOf: 'un des|une des|parmi les|compte parmi|figure parmi|parmi',
  superlative: 'plus|meilleur*|pire*|principal*|premier*|moindre*|moins',
  says: 'dit|disent|déclaré|déclare|affirme|affirment|affirmé|assure|assurent|assuré|soutient|soutiennent|soutenu|estime|estiment|estimé|explique|expliqué|ajoute|ajouté|indique|indiqué|croit|croient|pense|pensent|considère|soupçonne|soupçonnent|accuse|accusent|accusé|averti|prévenu|reconnu|reconnaît|avoué|avoue|prétend|admet|admis',
  reports:
    'écrit|rapporte|rapporté|confirme|confirmé|annonce|annoncé|rappelle|rappelé|reproche|nie|juge|qualifie|promis|promet|demande|réclame|souligne|souligné|critique|critiqué|selon|conteste|salue|précise|précisé|regrette|dénonce|dénoncent|dénoncé',
  source: "selon|'après|aux yeux|de l'avis|avis de|de source|d'après",
  admit: 'avoué|avoue|avouent|reconnu|reconnaît|admis|admet|aveux|concédé',
  promise: 'promis|promet|promettent|promesse*|garanti|garantit|juré|engagé à',
  threat: 'menacé de|menace de|menacent de|menaces',
};

export const pt: SenseLists = {
  may: 'pode|podem|poderia*|poderiam|poderá|poderão|podia|possa|talvez|possível|possíveis|possivelmente|estuda|estudam|avalia|cogita|ameaça|espera|risco|pôde',
  hedge:
    'teria|teriam|seria|seriam|suposto|suposta|supostos|supostas|supostamente|suspeito de|suspeita de|aparentemente|parece|parecem|parecia|alegado|alegada|acusado de|acusada de|suspeitas|presumível',
  likely: 'provável|prováveis|provavelmente|previsto|prevista|prevê|espera-se|deve|devem|esperado',
  plan: 'planeja|planejam|plano|planos|pretende|pretendem|quer|querem|propõe|propôs|proposta|promete|prometeu|anuncia|anunciou|exige|exigiu|pede|pediu|disposto|intenção|decidiu|busca|prepara',
  will: 'vai|vão|ia|iam|será|serão|irá|irão|deve|devem',
  must: 'deve|devem|deverá|deverão|devia|deviam|precisa|precisam|tem que|têm que|tem de|têm de|teve que|tiveram que|obrigado|obrigada|terá que|terão que',
  musts: 'dev*|precis*|obriga*|exig*|determin*|forç*|tem que|tem de|necess*|ordem',
  if: 'se|caso|a menos que|salvo se|desde que|a não ser|quando|enquanto|até que|sem',
  cause:
    'porque|por causa|devido a|devido ao|devido à|graças a|em razão|por culpa|em consequência|causado por|causada por|provocado por|provocou|causou|em decorrência',
  causes: 'porque|causa*|devido|graças|razão|razões|culpa|consequência*|provoc*|caus*|motiv*|decorr*|pois|já que|por|pelo|pela',
  all: 'todos|todas|todo|toda|cada|sempre|unânime|unanimidade|unanimemente|inteiro|inteira',
  most: 'maioria|maior parte|mais da metade',
  many: 'muitos|muitas|numerosos|numerosas',
  some: 'alguns|algumas|algum|alguma|vários|várias|certos|certas|parte|uns|umas|diversos|diversas',
  few: 'poucos|poucas',
  only: 'só|somente|apenas|unicamente|exclusivamente',
  oneOf: 'um dos|uma das|entre os|entre as|dos|das',
  superlative: 'maior|maiores|melhor|melhores|pior|piores|mais|principal|principais|menor|menores',
  says: 'disse|disseram|diz|dizem|afirmou|afirma|afirmam|afirmaram|declarou|declara|alega|alegou|alegam|sustenta|explicou|explica|acrescentou|acredita|acreditam|estima|estimam|suspeita|suspeitam|acusou|acusa|acusam|denunciou|denuncia|alertou|alerta|admitiu|admite|reconheceu|reconhece|confessou que|contou|relatou',
  reports:
    'escreveu|informou|informa|informaram|confirmou|confirma|negou|nega|criticou|segundo|conforme|comunicou|anunciou|prometeu|elogiou|pediu|exigiu|considera|consideram|lamentou|reclamou|avalia',
  source: 'segundo|conforme|de acordo com|na opinião|na avaliação|na estimativa|nas palavras',
  admit: 'admitiu|admite|reconheceu|reconhece|confessou|confessa|confissão',
  promise: 'prometeu|promete|prometeram|promessa|garantiu|garante|jurou',
  threat: 'ameaçou|ameaçam|ameaças',
};

export const it: SenseLists = {
  may: 'può|possono|potrebbe|potrebbero|poteva|potrà|possa|possano|forse|possibile|possibili|possibilmente|valuta|valutano|studia|rischia|rischio|minaccia di|spera|sperano|eventuale*|eventualmente',
  hedge:
    'sarebbe|sarebbero|avrebbe|avrebbero|presunto|presunta|presunti|presunte|sembra|sembrano|sembrava|pare|apparentemente|sospettato di|sospettati di|accusato di|accusata di|sospetti|a quanto pare|presumibilmente',
  likely: 'probabile|probabili|probabilmente|dovrebbe|dovrebbero|previsto|prevista|prevede|atteso|attesa',
  plan: 'prevede|prevedono|piano|piani|progetta|intende|intendono|vuole|vogliono|voleva|propone|propongono|proposta|proposto|promette|promesso|annuncia|annunciato|chiede|chiedono|chiesto|pronto|pronta|intenzione|deciso|cerca',
  will: 'sarà|saranno|verrà|verranno|andrà|sta per|stanno per|avrà|avranno',
  must: 'deve|devono|dovrà|dovranno|doveva|dovevano|dovuto|costretto|costretta|costretti|obbligato|bisogna',
  musts: 'dev*|dov*|obblig*|costrett*|costring*|ordin*|impo*|necess*|serve|bisogn*|pretend*',
  if: 'se|salvo|a meno che|a condizione|purché|qualora|in caso di|quando|finché|senza|una volta',
  cause:
    'perché|a causa|per colpa|grazie a|grazie al|in seguito a|per via|dovuto a|causato da|causata da|ha provocato|ha causato|quindi|perciò',
  causes: 'perché|causa*|colpa|grazie|seguito|via|dovut*|provoc*|caus*|quindi|perciò|motiv*|ragion*|poiché|conseguenz*|per|dato che',
  all: 'tutti|tutte|tutto|tutta|ogni|ciascun*|sempre|unanime|unanimità|unanimemente|intero|intera',
  most: 'maggioranza|maggior parte|gran parte|più della metà',
  many: 'molti|molte|numerosi|numerose',
  some: 'alcuni|alcune|qualche|vari|varie|diversi|diverse|parte|certi|certe',
  few: 'pochi|poche',
  only: 'solo|soltanto|solamente|unicamente|esclusivamente|appena',
  oneOf: 'uno dei|una delle|uno degli|una dei|tra i|tra le|tra gli|fra i|fra le|tra',
  superlative: 'più|maggiore|maggiori|maggior|migliore|migliori|peggiore|peggiori|principale|principali|massimo|massima|minore',
  says: 'detto|dice|dicono|disse|dichiarato|dichiara|affermato|afferma|affermano|sostiene|sostengono|sostenuto|spiegato|spiega|aggiunto|ritiene|ritengono|crede|credono|pensa|pensano|stima|stimano|sospetta|sospettano|accusa|accusano|accusato|denuncia|denunciano|denunciato|avvertito|avverte|ammesso|ammette|riconosciuto|confessato che|riferito|riferisce',
  reports:
    'scritto|scrive|confermato|conferma|nega|negato|secondo|annunciato|comunicato|promesso|chiesto|criticato|critica|definito|ricordato|sottolineato|lodato|lamenta',
  source: 'secondo|a detta|stando a|stando al|stando alla|stando ai|stando alle|stando|a giudizio|a parere',
  admit: 'ammesso|ammette|ammettono|confessato|confessa|riconosciuto|riconosce|confessione',
  promise: 'promesso|promette|promettono|promessa|garantito|garantisce|giurato|impegnato a',
  threat: 'minacciato di|minaccia di|minacciano di|minacce',
};
