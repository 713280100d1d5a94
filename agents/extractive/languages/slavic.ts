// Russian, Ukrainian and Polish.
import { words, type Language } from './language.ts';

export const russian: Language = {
  code: 'ru',
  cues: {
    stopWords: new Set(
      words(`а без более бы был была были было быть в вам вас во вот все всех вы где да для до его ее если есть еще же за здесь и из или им их к как когда кто ли лишь между меня мне может мы на над
      надо наш не него нее ни них но ну о об однако он она они оно от перед по под после при про с со свои свой себя так также там тем то того тоже только том ту ты у уже чем что чтобы эта эти это этого этой этом этот я`),
    ),
    speechVerbs: words(
      'сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила добавил добавила подчеркнул подчеркнула написал написала объяснил объяснила пояснил пояснила рассказал рассказала предупредил предупредила утверждает говорит',
    ),
    accordingTo: ['по словам', 'по данным', 'согласно', 'по сообщению'],
    backReferences: words(
      'он она они оно это этот эта эти тот та те его ее их при также кроме поэтому однако но и затем потом так такой такие там тогда оба',
    ),
    connectives: ['но', 'и', 'однако', 'при этом', 'кроме того', 'также', 'между тем', 'тем временем'],
    firstPerson: words('я мы нас нам наш наша наше наши мой моя мои меня мне'),
    denial: /(?:опроверг\p{L}*|отверг\p{L}*|отриц\p{L}+|отрицает|не соответству\p{L}+)/iu,
    forecast: /(?<!\p{L})(?:будет|будут|планиру\p{L}+|намерен\p{L}*|ожида\p{L}+|следующ\p{L}+)(?!\p{L})/iu,
    opinion: /(?<!\p{L})(?:должен|должна|должны|неприемлем\p{L}+|ошибк\p{L}+)(?!\p{L})/iu,
  },
  phrases: {
    marks: { open: '«', close: '»', innerOpen: '„', innerClose: '“' },
    locale: 'ru',
    reports: ['{outlet} сообщает: {quote}', '{outlet} пишет: {quote}', 'Так об этом сообщает {outlet}: {quote}'],
    reportsThat: [],
    dated: '{outlet}, {date}: {quote}',
    datedThat: null,
    quotes: ['{outlet} приводит слова: {quote} ({speaker})', '{outlet}: {quote} ({speaker})'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} сообщает о том же.',
    sameMany: '{outlets} сообщают о том же.',
    sections: {
      established: 'О чём сообщают несколько изданий',
      differ: 'В чём сообщения расходятся',
      denied: 'Что опровергают',
      figures: 'О чём говорят цифры',
      voices: 'Что говорят участники событий',
      background: 'Что за этим стоит',
      next: 'Что будет дальше',
      more: ['О чём ещё сообщают', 'Что ещё известно'],
      elsewhere: 'Взгляд на других языках',
    },
    teaser: 'Участники клуба читают: о чём ещё сообщают источники',
    teaserVoices: 'Участники клуба читают, дословно: {speakers}',
    caption: 'Иллюстрация, созданная компьютером, к материалу: {headline}',
    alternative: 'Абстрактная композиция из цветных фигур, нарисованная программой',
  },
};

export const ukrainian: Language = {
  code: 'uk',
  cues: {
    stopWords: new Set(
      words(`а або але би був була були було бути в вас ви від він вона вони воно все всі где де для до його її якщо є ще же за і з із зі й інших їх к як який яка які коли ли між мене мені може ми на
      над наш не ні них но о об однак по під після при про с себе свій свої так також там тим то того тоді тільки том у уже вже хто це цей ця ці цього чи що щоб я`),
    ),
    speechVerbs: words(
      'сказав сказала сказали заявив заявила заявили повідомив повідомила повідомили зазначив зазначила додав додала підкреслив підкреслила написав написала пояснив пояснила розповів розповіла попередив попередила стверджує каже',
    ),
    accordingTo: ['за словами', 'за даними', 'згідно з', 'за повідомленням'],
    backReferences: words(
      'він вона вони воно це цей ця ці той та ті його їх при також крім тому однак але і потім так такий там тоді обидва',
    ),
    connectives: ['але', 'і', 'однак', 'водночас', 'крім того', 'також', 'тим часом', 'проте'],
    firstPerson: words('я ми нас нам наш наша наше мій моя мої мене мені'),
    denial: /(?:спростув\p{L}+|заперечу\p{L}+|заперечив\p{L}*|відкину\p{L}+|не відповіда\p{L}+ дійсності)/iu,
    forecast: /(?<!\p{L})(?:буде|будуть|плану\p{L}+|має намір|очіку\p{L}+|наступн\p{L}+)(?!\p{L})/iu,
    opinion: /(?<!\p{L})(?:повинен|повинна|повинні|неприйнятн\p{L}+|помилк\p{L}+)(?!\p{L})/iu,
  },
  phrases: {
    marks: { open: '«', close: '»', innerOpen: '„', innerClose: '“' },
    locale: 'uk',
    reports: ['{outlet} повідомляє: {quote}', '{outlet} пише: {quote}', 'Так про це повідомляє {outlet}: {quote}'],
    reportsThat: [],
    dated: '{outlet}, {date}: {quote}',
    datedThat: null,
    quotes: ['{outlet} наводить слова: {quote} ({speaker})', '{outlet}: {quote} ({speaker})'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} повідомляє про те саме.',
    sameMany: '{outlets} повідомляють про те саме.',
    sections: {
      established: 'Про що повідомляють кілька видань',
      differ: 'У чому повідомлення розходяться',
      denied: 'Що спростовують',
      figures: 'Про що говорять цифри',
      voices: 'Що кажуть учасники подій',
      background: 'Що за цим стоїть',
      next: 'Що буде далі',
      more: ['Про що ще повідомляють', 'Що ще відомо'],
      elsewhere: 'Погляд іншими мовами',
    },
    teaser: 'Учасники клубу читають: про що ще повідомляють джерела',
    teaserVoices: 'Учасники клубу читають, дослівно: {speakers}',
    caption: 'Ілюстрація, створена комп’ютером, до матеріалу: {headline}',
    alternative: 'Абстрактна композиція з кольорових фігур, намальована програмою',
  },
};

export const polish: Language = {
  code: 'pl',
  cues: {
    stopWords: new Set(
      words(`a aby ale bo by byc był była było były co czy dla do gdy i ich im iz ja jak jako je jego jej jest jeszcze juz kto ktora ktore ktory ktorych ktorzy lub ma maja miedzy mi mu na nad nas nie
      niej niz o od oraz po pod poza przed przez przy sa sie swoj ta tak takze tam te tego tej ten to tych tylko tym u w we wiec wszystkich z za ze został`),
    ),
    speechVerbs: words(
      'powiedział powiedziała oświadczył oświadczyła dodał dodała poinformował poinformowała zaznaczył zaznaczyła podkreślił podkreśliła napisał napisała ostrzegł ostrzegła stwierdził stwierdziła twierdzi mówi',
    ),
    accordingTo: ['według', 'zdaniem', 'jak podaje'],
    backReferences: words(
      'on ona oni one to ten ta te tamten jego jej ich takze rowniez dlatego jednak ale i potem tak taki tam wtedy obaj',
    ),
    connectives: ['ale', 'i', 'jednak', 'ponadto', 'tymczasem', 'poza tym'],
    firstPerson: words('ja my nas nam nasz nasza nasze moj moja moje mnie'),
    denial: /(?:zaprzecz\p{L}+|odrzuc\p{L}+|zdementowa\p{L}+)/iu,
    forecast: /(?<!\p{L})(?:będzie|będą|planuj\p{L}+|zamierza\p{L}*|ma się odbyć|w przyszłym)(?!\p{L})/iu,
    opinion: /(?<!\p{L})(?:powinien|powinna|powinni|musi|muszą|niedopuszczaln\p{L}+)(?!\p{L})/iu,
  },
  phrases: {
    marks: { open: '„', close: '”', innerOpen: '«', innerClose: '»' },
    locale: 'pl',
    reports: ['{outlet} podaje: {quote}', '{outlet} pisze: {quote}', 'Tak opisuje to {outlet}: {quote}'],
    reportsThat: ['{outlet} podaje, że {quote}'],
    dated: '{outlet}, {date}: {quote}',
    datedThat: null,
    quotes: ['{outlet} przytacza słowa: {quote} ({speaker})', '{outlet}: {quote} ({speaker})'],
    denies: [],
    saysThat: [],
    attributes: [],
    also: null,
    topic: null,
    sameOne: '{outlets} podaje to samo.',
    sameMany: '{outlets} podają to samo.',
    sections: {
      established: 'Co podaje kilka redakcji',
      differ: 'W czym relacje się różnią',
      denied: 'Czemu się zaprzecza',
      figures: 'Co mówią liczby',
      voices: 'Co mówią zainteresowani',
      background: 'Co się za tym kryje',
      next: 'Co będzie dalej',
      more: ['Co jeszcze podają źródła', 'Co jeszcze wiadomo'],
      elsewhere: 'Widziane w innych językach',
    },
    teaser: 'Członkowie czytają: co jeszcze podają źródła',
    teaserVoices: 'Członkowie czytają, dosłownie: {speakers}',
    caption: 'Ilustracja wygenerowana komputerowo do tekstu: {headline}',
    alternative: 'Abstrakcyjna kompozycja z kolorowych kształtów, narysowana przez program',
  },
};
