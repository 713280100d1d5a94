// The lists of sense-words.ts for English, German and Dutch: how they read is said there.
import type { SenseLists } from './sense-words.ts';

export const en: SenseLists = {
  may: 'may|might|could|perhaps|maybe|possible|possibly|potential|potentially|consider|considers|considering|considered|mull|mulls|mulling|mulled|risk|risks|hope|hopes|hoped|hoping|threatens to|threatened to|threatening to|threaten to',
  hedge:
    'reportedly|reported to|reports of|allegedly|alleged|apparently|apparent|appears to|appear to|appeared to|appearing to|seems to|seem to|seemed to|suspected|believed to|thought to|said to|rumoured|rumored|purported|purportedly|supposedly|presumed|presumably|unconfirmed|accused of|suspicion|suspicions|allegation|allegations',
  likely: 'likely|probable|probably|expected|expects|expect|set to|poised to|predicted|forecast|forecasts|projected|on course',
  plan: 'plan|plans|planned|planning|intend|intends|intended|intention|aim|aims|aimed|want|wants|wanted|propose|proposes|proposed|proposal|proposals|seek|seeks|sought|vow|vows|vowed|pledge|pledges|pledged|promise|promises|promised|agree to|agrees to|agreed to|willing|prepares|preparing|prepared|offer|offers|offered|announce|announces|announced|ask|asks|asked|demand|demands|demanded|urge|urges|urged|call for|calls for|called for|wish|wishes|scheduled|on condition|due|decided to|decides to|decision to|told to|ordered to',
  will: "will|would|shall|should|'ll|going to|about to|i'll|we'll|they'll|he'll|she'll|it'll|won't|wouldn't|is to|are to|was to|were to",
  must: 'must|has to|have to|had to|need to|needs to|needed to|required to|obliged to|obligated to|compelled to',
  musts: 'order*|requir*|forc*|oblig*|need*|compel*|mandat*|demand*|instruct*|call for|calls for|called for|urg*|deadline',
  if: 'if|unless|provided that|provided|as long as|on condition|conditional|depending on|depends on|without|until|once|when|should',
  cause:
    'because|due to|owing to|thanks to|as a result of|caused by|caused|causing|triggered by|prompted by|led to|leads to|therefore|in retaliation|in response|in revenge',
  causes:
    'because|due|owing|thanks|caus*|trigger*|prompt*|led|lead|leads|leading|therefore|since|reason*|blam*|attribut*|forc*|result*|spark*|why|consequen*|driven|stem*|respon*|retaliat*|reveng*|so|as|amid|over',
  all: 'all|every|each|everyone|everybody|entire|unanimous|unanimously|always|without exception|invariably',
  most: 'majority|most of|most',
  many: 'many|numerous',
  some: 'some|several|a few|a number of|certain|a handful of|various|part of',
  few: 'few|hardly any',
  only: 'only|merely|solely|exclusively',
  oneOf: 'one of|among|some of|ranks|ranked|counts as|part of',
  says: 'said|says|say|saying|told|tells|claimed|claims|stated|argued|argues|insisted|insists|alleged|alleges|allege|alleging|testified|believe|believes|suspect that|suspects that|think|thinks|estimated|estimates|estimate|accused|accuses|accuse|accusing|complained|complains|warned|warns|added|explained|explains|contended|contends|asserted|asserts|maintains|admitted|admits|acknowledged|acknowledges|conceded|concedes|confessed|predicted|predicts|reckons',
  reports:
    'announced|reported|reports|confirmed|confirms|denied|denies|noted|notes|declared|promised|promises|vowed|pledged|replied|declares|recalled|quoted|citing|describes|described|calls|called|blamed|blames|suggested|suggests|wrote|writes',
  source: 'according to|in the view of|in the words of|in the opinion of|in the eyes of|by the account of|citing',
  admit: 'admitted|admits|admit|confessed|confesses|conceded|concedes|acknowledged|acknowledges|confession|admission',
  promise: 'promised|promises|promise|vowed|vows|pledged|pledges|pledge|guaranteed|guarantees|swore',
  threat: 'threatened to|threatens to|threatened|threat|threats',
};

export const de: SenseLists = {
  may: 'könnte*|könnten|könne|kann|können|möglicherweise|vielleicht|eventuell|womöglich|möglich*|erwägt|erwog|erwägen|prüft|droht|drohen|hofft|hoffen',
  hedge:
    'soll|sollen|mutmaßlich*|angeblich*|offenbar|anscheinend|vermutlich|wohl|scheint|scheinen|schien|verdächtig*|verdacht|unbestätigt*|vermeintlich*|dem vernehmen nach|dürfte|dürften|habe|hätten',
  likely: 'wahrscheinlich*|voraussichtlich*|erwartet*|rechnet|prognose*',
  plan: 'plant|planen|plante|geplant*|plan|pläne|will|wollen|wollte|wollten|beabsichtigt|vorschlag*|schlägt|vorgeschlagen*|strebt|verspricht|versprach|versprochen|kündigt*|kündigte*|angekündigt*|fordert*|verlangt*|bereit|möchte|möchten|vorhat|vor',
  will: 'wird|werden|werde|würde|würden|wirst|soll|sollen|solle|sollte|sollten|künftig|kommende*',
  must: 'muss|müssen|müsse|musste|mussten|müsste|müssten|hat zu|haben zu|verpflichtet',
  musts: 'muss*|müss*|verpflicht*|gezwung*|anordn*|angeordnet*|pflicht*|vorgeschrieb*|nötig|notwendig*|forder*|verlang*',
  if: 'wenn|falls|sofern|außer|es sei denn|unter der bedingung|vorausgesetzt|sobald|solange|bis|sollte*|ohne',
  cause: 'wegen|weil|aufgrund|auf grund|infolge|dank|deshalb|daher|deswegen|führte zu|verursacht*|ausgelöst*',
  causes:
    'wegen|weil|aufgrund|grund|gründe*|infolge|dank|deshalb|daher|deswegen|führ*|verursach*|auslös*|ausgelös*|da|denn|ursache*|folge*|nachdem|durch',
  all: 'alle|allen|aller|alles|jede|jeder|jedes|jeden|jedem|sämtliche*|gesamte*|einstimmig*|immer|ausnahmslos|geschlossen',
  most: 'meisten|mehrheit|mehrzahl|großteil|überwiegend*',
  many: 'viele|vielen|vieler|zahlreiche*',
  some: 'einige|einigen|einiger|mehrere*|manche*|etliche*|ein paar|teile|teil|einzelne*|etwas',
  few: 'wenige|wenigen|kaum',
  only: 'nur|lediglich|bloß|ausschließlich',
  oneOf: 'eine der|einer der|eines der|einen der|einem der|zählt zu den|zählen zu den|gehört zu den|gehören zu den|unter den|mit',
  superlative:
    'größt*|höchst*|best|beste*|schlimmst*|ältest*|jüngst*|wichtigst*|schwerst*|teuerst*|niedrigst*|kleinst*|längst*|stärkst*|reichst*|schlechtest*|bekanntest*|tödlichst*',
  says: 'sagte*|sagt|sagten|gesagt|erklärte*|erklärt|teilte*|teilten|teilt|mitgeteilt|mitteilte*|behauptete*|behauptet*|meinte*|meint|glaubt|glauben|vermutet*|vermuten|schätzt*|schätzen|wirft|warf|vorgeworfen|beschuldigt*|betonte*|betont|warnte*|warnt|beklagte*|beklagt|gestand|räumte|zufolge',
  reports:
    'bestätigte*|bestätigt|berichtete*|berichtet|nannte|nennt|kündigte*|angekündigt|forderte*|fordert|kritisierte*|kritisiert|versprach|bezeichnete*|bezeichnet*|sprach|spricht|dementierte*|bestreitet|bestritt|sieht|ging|geht|heißt|hieß|gab|gibt|fügte|schrieb|schreibt',
  source:
    'laut|nach angaben|nach angabe|nach worten|nach den worten|nach ansicht|nach einschätzung|nach meinung|nach darstellung|nach auffassung|aus sicht',
  admit: 'gestand|gesteht|gestanden|räumte|räumt|eingeräumt|zugab|zugegeben|gestehen|geständnis',
  promise: 'versprach|verspricht|versprochen|zugesagt|garantiert*|gelobte|versprechen',
  threat: 'drohte|gedroht|drohung|drohungen',
};

export const nl: SenseLists = {
  may: 'kan|kunnen|kon|konden|zou kunnen|mogelijk*|misschien|wellicht|overweegt|overwegen|dreigt|hoopt|eventueel',
  hedge: 'zou|zouden|vermeend*|vermoedelijk*|naar verluidt|blijkbaar|schijnt|lijkt|lijken|verdacht*|vermoed*',
  likely: 'waarschijnlijk*|naar verwachting|verwacht*',
  plan: 'plan|plannen|plant|wil|willen|wilde|wilden|van plan|voorstel*|stelt voor|belooft|beloofde|eist|eisen|vraagt|bereid|kondigt*|kondigde*|aangekondigd',
  will: 'zal|zullen|zou|zouden|gaat|gaan|wordt|worden|moet|moeten',
  must: 'moet|moeten|moest|moesten|verplicht',
  musts: 'moet*|moest*|verplicht*|gedwongen|dwing*|nodig|eis*',
  if: 'als|indien|tenzij|mits|zodra|wanneer|tot|zonder|op voorwaarde',
  cause: 'vanwege|omdat|wegens|dankzij|door toedoen van|als gevolg van|daarom|veroorzaakt*|leidde tot',
  causes: 'vanwege|omdat|wegens|dankzij|door|gevolg*|daarom|veroorzaak*|leid*|want|reden*|oorzaak',
  all: 'alle|allemaal|iedere|iedereen|elke|elk|unaniem|altijd|hele|gehele',
  most: 'meeste|meerderheid|merendeel',
  many: 'veel|vele|talrijke',
  some: 'enkele|sommige|enige|verschillende|meerdere|een paar|een aantal|deel',
  few: 'weinig|nauwelijks',
  only: 'slechts|alleen|enkel|uitsluitend',
  oneOf: 'een van de|een der|behoort tot de|behoren tot de|onder de',
  superlative:
    'grootste|hoogste|beste|slechtste|ergste|oudste|jongste|belangrijkste|laagste|kleinste|langste|sterkste|rijkste|duurste|dodelijkste',
  says: 'zei|zeiden|zegt|zeggen|verklaarde*|verklaart|meldde*|meldt|melden|beweert|beweerde*|vindt|vond|denkt|vermoedt|schat|schatten|beschuldigt|beschuldigde*|waarschuwt|waarschuwde*|klaagt|klaagde|bekende|bekent|erkende|erkent|liet weten|laat weten|aldus|stelt|stelde|vreest|vreesde',
  reports:
    'noemt|noemde|bevestigt|bevestigde*|ontkent|ontkende|eist|eiste|belooft|beloofde|kondigt|kondigde|hekelt|hekelde|prees|schreef|schrijft',
  source: 'volgens|aldus|in de woorden van|in de ogen van',
  admit: 'bekende|bekent|bekend heeft|erkende|erkent|gaf toe|geeft toe|bekentenis',
  promise: 'beloofde|belooft|beloofd|garandeert|zegde toe|belofte',
  threat: 'dreigde|dreigement|dreigementen',
};
