// Spanish, French, Portuguese and Italian.
import { words, type Language } from './language.ts';

export const spanish: Language = {
  code: 'es',
  cues: {
    stopWords: new Set(
      words(`a al ante aun aunque cada como con contra cual cuando de del desde donde dos durante e el ella ellas ellos en entre era es esa ese eso esta este esto estos estas fue
      fueron ha habia han hasta hay la las le les lo los mas me mi mientras muy ni no nos o otra otro para pero por porque que quien se segun ser si sido sin sino sobre son su sus tambien
      tan tanto tiene todo todos tras tu u un una uno unos y ya`),
    ),
    speechVerbs: words(
      'dijo afirmó aseguró declaró señaló explicó añadió agregó indicó anunció informó sostuvo advirtió escribió reiteró insistió subrayó destacó comentó precisó apuntó denunció admitió reconoció manifestó dice afirma asegura',
    ),
    accordingTo: ['según', 'de acuerdo con'],
    backReferences: words(
      'ella ellos ellas esto eso este esta estos estas ese esa tambien ademas asi entonces pero y sin embargo luego despues por su sus ambos',
    ),
    connectives: ['pero', 'y', 'además', 'sin embargo', 'no obstante', 'mientras tanto', 'por su parte'],
    firstPerson: words('yo nosotros nos mi mis nuestro nuestra nuestros nuestras me'),
    denial:
      /(?<!\p{L})(?:neg(?:ó|aron)|niegan?|desmint(?:ió|ieron)|desmienten?|desmentid\p{L}+|rechaz(?:ó|aron|a|an) (?:las? |los? )?(?:acusaci|informaci|versi|cr[ií]tic)\p{L}+)(?!\p{L})/iu,
    forecast: /\b(?:prevé|prevén|previst[oa]s?|planea|próxim[oa]s?|\p{L}+(?:ará|erá|irá|arán|erán|irán))\b/iu,
    opinion: /\b(?:debería\w*|debe|deben|lamentable|inaceptable|vergonzos\w+)\b/iu,
  },
  phrases: {
    marks: { open: '«', close: '»', innerOpen: '“', innerClose: '”' },
    locale: 'es',
    reports: ['{outlet} informa: {quote}', '{outlet} escribe: {quote}', 'En palabras de {outlet}: {quote}'],
    reportsThat: ['{outlet} informa de que {quote}', 'Según {outlet}, {quote}'],
    dated: '{outlet} informó el {date}: {quote}',
    datedThat: '{outlet} informó el {date} de que {quote}',
    quotes: ['{outlet} cita a {speaker}: {quote}', 'Palabras de {speaker}, según {outlet}: {quote}'],
    denies: [],
    saysThat: ['Según {outlet}, {speaker} dijo que {quote}'],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} informa de lo mismo.',
    sameMany: '{outlets} informan de lo mismo.',
    sections: {
      established: 'Lo que informan varios medios',
      differ: 'Donde difieren los relatos',
      denied: 'Lo que se desmiente',
      figures: 'Lo que dicen las cifras',
      voices: 'Lo que dicen los implicados',
      background: 'Lo que hay detrás',
      next: 'Lo que viene ahora',
      more: ['Qué más se informa', 'Qué más se sabe'],
      elsewhere: 'Visto en otras lenguas',
    },
    teaser: 'Los miembros leen: el resto de lo que informan las fuentes',
    teaserVoices: 'Los miembros leen: lo que dijeron {speakers}, en sus propias palabras',
    caption: 'Ilustración generada por ordenador, relacionada con: {headline}',
    alternative: 'Composición abstracta de formas de color, dibujada por un programa',
  },
};

export const french: Language = {
  code: 'fr',
  cues: {
    stopWords: new Set(
      words(`a afin ai alors apres au aucun aussi autre autres aux avait avant avec avoir c ce cela ces cet cette ceux chaque comme contre d dans de depuis des deux dont du elle elles en
      encore entre est et ete etre eu fait il ils j je l la le les leur leurs lors lui m mais meme mes n ne ni nos notre nous on ont ou par pas pendant plus pour qu quand que qui s sa sans se
      selon ses si son sont sous sur t tous tout toute toutes tres un une vers vos votre vous y etait`),
    ),
    speechVerbs: words(
      'dit déclaré affirmé assuré indiqué expliqué ajouté annoncé écrit souligné précisé estimé averti répondu dénoncé reconnu confirmé déclare affirme assure indique explique ajoute annonce souligne précise estime',
    ),
    accordingTo: ['selon', "d'après", 'd’après'],
    backReferences: words(
      'il elle ils elles ce cela ceci cette ces celui celle celles ceux mais et aussi alors ainsi en effet son sa ses leur leurs or puis ensuite enfin toutefois pourtant',
    ),
    connectives: ['mais', 'et', 'or', 'toutefois', 'cependant', 'par ailleurs', 'de son côté', 'en effet', 'pourtant'],
    firstPerson: words('je j nous notre nos mon ma mes moi'),
    denial: /\b(?:dément|démenti|démentent|nié|nie|nient|rejet(?:te|é|ent)|réfut\w+|contest(?:e|é|ent))(?![\p{L}])/iu,
    forecast: /\b(?:prévoi\p{L}+|prévu\w*|prochain\w*|devrait|devraient|\p{L}+(?:era|ira|eront|iront))(?![\p{L}])/iu,
    opinion: /\b(?:faut|doit|doivent|regrettable|inacceptable|scandaleux)(?![\p{L}])/iu,
  },
  phrases: {
    marks: { open: '«\u00a0', close: '\u00a0»', innerOpen: '“', innerClose: '”' },
    locale: 'fr',
    reports: ['{outlet} rapporte : {quote}', '{outlet} écrit : {quote}', 'Dans les mots de {outlet} : {quote}'],
    reportsThat: ['Selon {outlet}, {quote}'],
    dated: '{outlet} rapportait le {date} : {quote}',
    datedThat: null,
    quotes: ['{outlet} cite {speaker} : {quote}', 'Les mots de {speaker}, selon {outlet} : {quote}'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} rapporte la même chose.',
    sameMany: '{outlets} rapportent la même chose.',
    sections: {
      established: 'Ce que plusieurs titres rapportent',
      differ: 'Où les récits divergent',
      denied: 'Ce qui est démenti',
      figures: 'Ce que disent les chiffres',
      voices: 'Ce que disent les intéressés',
      background: 'Ce qu’il y a derrière',
      next: 'Ce qui doit suivre',
      more: ['Ce qui est rapporté encore', 'Ce que l’on sait encore'],
      elsewhere: 'Vu dans d’autres langues',
    },
    teaser: 'Les membres lisent : la suite de ce que rapportent les sources',
    teaserVoices: 'Les membres lisent : les propos de {speakers}, dans leurs termes',
    caption: 'Illustration générée par ordinateur, en lien avec : {headline}',
    alternative: 'Composition abstraite de formes colorées, dessinée par un programme',
  },
};

export const portuguese: Language = {
  code: 'pt',
  cues: {
    stopWords: new Set(
      words(`a ainda ao aos apos as ate cada com como contra da das de desde do dos durante e ela elas ele eles em entre era essa esse esta este eu foi foram ha isso isto ja la lhe
      mais mas me mesmo meu minha muito na nao nas nem no nos o os ou para pela pelas pelo pelos por porque quando que quem se segundo sem ser seu seus sido sob sobre sua suas tambem tem teve
      um uma uns voce`),
    ),
    speechVerbs: words(
      'disse afirmou declarou explicou acrescentou anunciou informou alertou escreveu destacou ressaltou garantiu reiterou comentou apontou admitiu reconheceu diz afirma',
    ),
    accordingTo: ['segundo', 'de acordo com', 'conforme'],
    backReferences: words('ele ela eles elas isso isto esse essa este esta tambem alem assim mas e entao seu sua seus suas ambos depois'),
    connectives: ['mas', 'e', 'além disso', 'no entanto', 'porém', 'enquanto isso', 'contudo'],
    firstPerson: words('eu nos nosso nossa nossos nossas meu minha me'),
    denial: /\b(?:neg(?:ou|a|aram|am)|desment\p{L}+|rejeit(?:ou|a|aram)|refut\p{L}+|contest(?:ou|a))(?![\p{L}])/iu,
    forecast: /\b(?:prevê|previst[oa]s?|próxim[oa]s?|planeja|vai|vão|\p{L}+(?:ará|erá|irá|arão|erão|irão))(?![\p{L}])/iu,
    opinion: /\b(?:deveria\w*|deve|devem|lamentável|inaceitável)(?![\p{L}])/iu,
  },
  phrases: {
    marks: { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
    locale: 'pt',
    reports: ['{outlet} informa: {quote}', '{outlet} escreve: {quote}', 'Nas palavras de {outlet}: {quote}'],
    reportsThat: ['{outlet} informa que {quote}', 'Segundo {outlet}, {quote}'],
    dated: '{outlet} informou em {date}: {quote}',
    datedThat: '{outlet} informou em {date} que {quote}',
    quotes: ['{outlet} cita {speaker}: {quote}', 'Palavras de {speaker}, segundo {outlet}: {quote}'],
    denies: [],
    saysThat: ['Segundo {outlet}, {speaker} disse que {quote}'],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} informa o mesmo.',
    sameMany: '{outlets} informam o mesmo.',
    sections: {
      established: 'O que vários veículos informam',
      differ: 'Onde os relatos divergem',
      denied: 'O que se desmente',
      figures: 'O que dizem os números',
      voices: 'O que dizem os envolvidos',
      background: 'O que está por trás',
      next: 'O que vem a seguir',
      more: ['O que mais se informa', 'O que mais se sabe'],
      elsewhere: 'Visto em outras línguas',
    },
    teaser: 'Os membros leem: o resto do que as fontes informam',
    teaserVoices: 'Os membros leem: o que disseram {speakers}, em suas próprias palavras',
    caption: 'Ilustração gerada por computador, relacionada a: {headline}',
    alternative: 'Composição abstrata de formas coloridas, desenhada por um programa',
  },
};

export const italian: Language = {
  code: 'it',
  cues: {
    stopWords: new Set(
      words(`a ad agli ai al alla alle allo anche ancora c che chi ci come con contro cosa cui d da dagli dai dal dalla dalle degli dei del della delle dello di dopo dove due e ed era
      essere gli ha hanno i il in io l la le lei li lo loro lui ma mentre nei nel nella nelle no noi non nostro o ogni per perche piu poi prima qual quando quello questa questo se secondo si
      sia sono sta stata stato su sua sue sugli sui sul sulla suo suoi tra fra tutti tutto un una uno`),
    ),
    speechVerbs: words(
      'detto dichiarato affermato spiegato aggiunto annunciato scritto sottolineato precisato ribadito avvertito sostenuto ammesso riconosciuto dice dichiara afferma spiega aggiunge annuncia sottolinea sostiene',
    ),
    accordingTo: ['secondo', 'stando a'],
    backReferences: words(
      'lui lei loro egli essa essi questo questa questi queste cio anche inoltre cosi ma e quindi poi suo sua suoi sue entrambi',
    ),
    connectives: ['ma', 'e', 'inoltre', 'tuttavia', 'intanto', 'però'],
    firstPerson: words('io noi nostro nostra nostri nostre mio mia mi'),
    denial: /\b(?:smentit\p{L}+|smentisc\p{L}+|neg(?:a|ato|ano)|respin(?:ge|to)|contest(?:a|ato))(?![\p{L}])/iu,
    forecast: /\b(?:previst[oaie]|prossim[oaie]|dovrebbe\p{L}*|\p{L}+(?:erà|irà|eranno|iranno))(?![\p{L}])/iu,
    opinion: /\b(?:deve|devono|bisogna|inaccettabile|vergognos\p{L}+)(?![\p{L}])/iu,
  },
  phrases: {
    marks: { open: '«', close: '»', innerOpen: '“', innerClose: '”' },
    locale: 'it',
    reports: ['{outlet} riferisce: {quote}', '{outlet} scrive: {quote}', 'Nelle parole di {outlet}: {quote}'],
    reportsThat: ['{outlet} riferisce che {quote}', 'Secondo {outlet}, {quote}'],
    dated: '{outlet} ha riferito il {date}: {quote}',
    datedThat: '{outlet} ha riferito il {date} che {quote}',
    quotes: ['{outlet} cita {speaker}: {quote}', 'Parole di {speaker}, secondo {outlet}: {quote}'],
    denies: [],
    saysThat: ['Secondo {outlet}, {speaker} ha detto che {quote}'],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} riferisce lo stesso.',
    sameMany: '{outlets} riferiscono lo stesso.',
    sections: {
      established: 'Quanto riferiscono più testate',
      differ: 'Dove i resoconti divergono',
      denied: 'Che cosa si smentisce',
      figures: 'Che cosa dicono le cifre',
      voices: 'Che cosa dicono gli interessati',
      background: 'Che cosa c’è dietro',
      next: 'Che cosa viene ora',
      more: ['Che cos’altro si riferisce', 'Che cos’altro si sa'],
      elsewhere: 'Visto in altre lingue',
    },
    teaser: 'I membri leggono: il resto di quanto riferiscono le fonti',
    teaserVoices: 'I membri leggono: le parole di {speakers}',
    caption: 'Illustrazione generata al computer, relativa a: {headline}',
    alternative: 'Composizione astratta di forme colorate, disegnata da un programma',
  },
};
