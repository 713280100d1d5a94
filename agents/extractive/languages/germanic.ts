// German and Dutch.
import { words, type Language } from './language.ts';

export const german: Language = {
  code: 'de',
  cues: {
    stopWords: new Set(
      words(`aber alle allem allen aller als also am an andere anderen auch auf aus bei beim bereits bis da dabei damit dann das dass dem den denn der des die dies diese diesem diesen
      dieser dieses doch dort durch ein eine einem einen einer eines er es etwa fur gegen haben habe hat hatte hatten hier ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jetzt kann kein
      keine konnen konnte mehr mit muss nach nicht noch nun nur ob oder ohne sei sein seine seinem seinen seiner seit sich sie sind so soll sollen sowie uber um und uns unter vom von vor war
      waren was wegen weil wenn wer werde werden wie wieder wir wird wurde wurden zu zum zur zwischen`),
    ),
    speechVerbs: words(
      'sagte sagt erklärte erklärt teilte betonte betont schrieb schreibt warnte warnt kündigte berichtete meinte fügte bekräftigte räumte versicherte äußerte bestätigte forderte',
    ),
    accordingTo: ['laut', 'nach angaben von', 'nach angaben der', 'nach angaben des', 'zufolge'],
    backReferences: words(
      'er sie es dies diese dieser dieses jene jener ihr ihre sein seine dabei dazu damit deshalb daher trotzdem auch doch aber und zudem ausserdem dann danach davon daran dort beide',
    ),
    connectives: ['aber', 'und', 'doch', 'jedoch', 'zudem', 'außerdem', 'unterdessen', 'allerdings'],
    firstPerson: words('ich wir uns unser unsere unserem unseren unserer mein meine mich mir'),
    denial: /(?:bestr(?:itt|eitet|itten)|dementier\p{L}+|wies\p{L}* .{0,80}zurück|zurückgewiesen|widersprach|widerspr(?:icht|ochen))/iu,
    forecast: /(?<!\p{L})(?:geplant|soll|sollen|will|wollen|nächste[nrs]?|kommende[nrs]?|voraussichtlich)(?!\p{L})/iu,
    opinion: /(?<!\p{L})(?:muss|müssen|inakzeptabel|falsch|skandal\p{L}*)(?!\p{L})/iu,
  },
  phrases: {
    marks: { open: '„', close: '“', innerOpen: '‚', innerClose: '‘' },
    locale: 'de',
    reports: ['{outlet} berichtet: {quote}', '{outlet} schreibt: {quote}', 'So berichtet es {outlet}: {quote}'],
    reportsThat: [],
    dated: '{outlet} berichtete am {date}: {quote}',
    datedThat: null,
    quotes: ['{outlet} zitiert {speaker}: {quote}', '{speaker} laut {outlet}: {quote}'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} berichtet dasselbe.',
    sameMany: '{outlets} berichten dasselbe.',
    sections: {
      // Nouns are capitalised and read as names by the checks: titles do without them.
      established: 'Was mehrfach berichtet wird',
      differ: 'Wo die Berichte abweichen',
      denied: 'Was bestritten wird',
      figures: 'Was gezählt wird',
      voices: 'Was sie selbst sagen',
      background: 'Was dahinter steht',
      next: 'Was noch folgt',
      more: ['Was sonst berichtet wird', 'Was sonst bekannt ist'],
      elsewhere: 'Wie man es anderswo liest',
    },
    teaser: 'Mitglieder lesen: was die Quellen weiter berichten',
    teaserVoices: 'Mitglieder lesen: was {speakers} selbst sagten',
    caption: 'Computergenerierte Illustration zu: {headline}',
    alternative: 'Abstrakte Komposition farbiger Formen, von einem Programm gezeichnet',
  },
};

export const dutch: Language = {
  code: 'nl',
  cues: {
    stopWords: new Set(
      words(`aan al alle als bij dan dat de der deze die dit door dus een en er geen had hadden heb hebben heeft het hij hun ik in is ja je kan kon kunnen maar me meer men met mijn na naar
      niet nog nu of om omdat onder ons ook op over te tegen toch toen tot uit van veel volgens voor was wat we wel werd werden wie wij wil worden wordt zal ze zich zij zijn zo zonder zou`),
    ),
    speechVerbs: words('zei zegt verklaarde verklaart schreef schrijft meldde benadrukte waarschuwde voegde liet stelde stelt bevestigde'),
    accordingTo: ['volgens', 'aldus'],
    backReferences: words('hij zij ze dit dat deze haar hun ook daarom daarmee daarna maar en toch dan beide'),
    connectives: ['maar', 'en', 'ook', 'toch', 'intussen', 'ondertussen'],
    firstPerson: words('ik wij we ons onze mijn mij'),
    denial: /(?<!\p{L})(?:ontken(?:t|de|den|nen)|weerspr\p{L}+|weerleg\p{L}+|wijst .{0,60} af|tegengesproken)(?!\p{L})/iu,
    forecast: /(?<!\p{L})(?:zal|zullen|gepland|volgende|komende|verwacht)(?!\p{L})/iu,
    opinion: /(?<!\p{L})(?:moet|moeten|onaanvaardbaar|schandalig)(?!\p{L})/iu,
  },
  phrases: {
    marks: { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
    locale: 'nl',
    reports: ['{outlet} meldt: {quote}', '{outlet} schrijft: {quote}', 'In de woorden van {outlet}: {quote}'],
    reportsThat: [],
    dated: '{outlet} meldde op {date}: {quote}',
    datedThat: null,
    quotes: ['{outlet} citeert {speaker}: {quote}', '{speaker} volgens {outlet}: {quote}'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} meldt hetzelfde.',
    sameMany: '{outlets} melden hetzelfde.',
    sections: {
      established: 'Wat meer dan één medium meldt',
      differ: 'Waar de berichten verschillen',
      denied: 'Wat wordt ontkend',
      figures: 'Wat de cijfers zeggen',
      voices: 'Wat de betrokkenen zeggen',
      background: 'Wat erachter zit',
      next: 'Wat er nog volgt',
      more: ['Wat verder wordt gemeld', 'Wat verder bekend is'],
      elsewhere: 'Gezien in andere talen',
    },
    teaser: 'Leden lezen: wat de bronnen verder melden',
    teaserVoices: 'Leden lezen: wat {speakers} zeiden, in eigen woorden',
    caption: 'Computergegenereerde illustratie bij: {headline}',
    alternative: 'Abstracte compositie van gekleurde vormen, getekend door een programma',
  },
};
