// English.
import { words, type Language } from './language.ts';

export const english: Language = {
  code: 'en',
  cues: {
    stopWords: new Set(
      words(`a about above after again against all also although am among an and any are aren't as at be became because become been before being below
      between both but by can can't come could couldn't did didn't do does doesn't doing don't down during each even ever few for from further get go got had
      hadn't has hasn't have haven't having he her here hers herself him himself his how however i if in into is isn't it its itself just last late like made
      make many may me might more most mr mrs ms much must my myself new no nor not now of off on once one only onto or other others our ours out over own said
      same say saying says see she should since so some still such take than that the their theirs them themselves then there these they this those through
      to told too toward under until up upon us very want was wasn't way we well went were weren't what when where whether which while who whom whose why will
      with within without won't would wouldn't yet you your yours monday tuesday wednesday thursday friday saturday sunday`),
    ),
    speechVerbs: words(
      `said says told tells added adds wrote writes tweeted tweets declared declares argued argues continued continues noted notes explained explains announced announces
      warned warns insisted insists stated states replied responded acknowledged acknowledges testified predicted predicts asserted asserts concluded claimed claims
      conceded maintained remarked suggested suggests confirmed stressed recalled complained charged quipped joked lamented boasted vowed`,
    ),
    accordingTo: ['according to'],
    backReferences: words(
      `he she they it this that these those his her their its him them such both another others also there then instead so or nor neither either meanwhile
      moreover furthermore nevertheless nonetheless however therefore thus hence yet still similarly likewise otherwise again too because which who whose
      earlier later afterward afterwards later finally next first second third here even not all none some most many several one two rather indeed`,
    ),
    connectives: [
      'but',
      'and',
      'meanwhile',
      'however',
      'still',
      'yet',
      'moreover',
      'furthermore',
      'nevertheless',
      'nonetheless',
      'indeed',
      'instead',
      'in fact',
      'of course',
      'on the other hand',
      'at the same time',
    ],
    firstPerson: words(`i i'm i've i'll i'd we we're we've we'll our ours us my mine me myself`),
    denial:
      /\b(?:den(?:y|ied|ies|ying)(?! (?:\w+ ){0,3}(?:service|access|entry|bail|asylum|a request|the request|requests|permission|coverage))|disput(?:es|ed|ing)(?! (?:territory|election|seat))|(?:reject|dismiss|rebuff)(?:s|es|ed|ing)? (?:\w+ ){0,3}(?:accusations?|allegations?|claims?|charges?|reports?|assertions?|suggestions?|notion|idea|criticisms?|rumou?rs?|complaints?|theory)|dismiss(?:es|ed|ing)? \S+(?: \S+){0,4} as|refut(?:e[sd]?|ing)|untrue|baseless|disavow\w*|not true|(?:is|was|are|were|as|account|report|claim) false|contradict\w*|rebutt\w*|no truth|there (?:is|was) no such|nothing to do with|never happened)\b/i,
    forecast:
      /\b(?:will|won['’]t|plans? to|planned to|expected to|scheduled|is likely|are likely|next (?:week|month|year)|upcoming|intends? to|set to)\b/i,
    opinion: /\b(?:should|must|ought|believes?|worst|best|shame\w*|disgrace\w*|wrong|outrage\w*|unfortunate\w*|ridiculous)\b/i,
  },
  phrases: {
    marks: { open: '“', close: '”', innerOpen: '‘', innerClose: '’' },
    locale: 'en-GB',
    reports: ['{outlet} reports: {quote}', '{outlet} writes: {quote}', 'In the words of {outlet}: {quote}'],
    reportsThat: ['{outlet} reports that {quote}', 'According to {outlet}, {quote}', '{outlet} writes that {quote}'],
    dated: '{outlet} reported on {date}: {quote}',
    datedThat: '{outlet} reported on {date} that {quote}',
    quotes: ['{outlet} quotes {speaker}: {quote}', '{speaker}, as quoted by {outlet}: {quote}', 'In {outlet}, {speaker} says: {quote}'],
    denies: ['{speaker} denies it, {outlet} reports: {quote}', '{outlet} reports the denial of {speaker}: {quote}'],
    saysThat: [
      '{speaker} said, according to {outlet}, that {quote}',
      '{outlet} reports that {speaker} said {quote}',
      'As {outlet} reports it, {speaker} said that {quote}',
    ],
    attributes: ['According to {speaker}, cited by {outlet}: {quote}', '{outlet} cites {speaker}: {quote}'],
    also: { that: '{outlet} also reports that {quote}', whole: '{outlet} also writes: {quote}' },
    topic: (phrase, title) => `${phrase}: ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`,
    sameOne: '{outlets} reports the same.',
    sameMany: '{outlets} report the same.',
    sections: {
      established: 'What more than one outlet reports',
      differ: 'Where the accounts differ',
      denied: 'What is denied',
      figures: 'What the figures say',
      voices: 'What those involved say',
      background: 'What lies behind it',
      next: 'What is to come',
      more: ['What the reports add', 'What else is known', 'Further from the reports'],
      elsewhere: 'As seen in other languages',
    },
    teaser: 'Members are reading: the rest of what the sources report',
    teaserVoices: 'Members are reading: the words of {speakers}',
    caption: 'Computer-generated illustration related to: {headline}',
    alternative: 'Abstract composition of coloured shapes, drawn by a program',
  },
};
