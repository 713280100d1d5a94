// Pairs of reports of invented events, as two outlets might write them: some contradict one another, some only look as if they did.
// `heldOut` is for measuring alone: no rule is made or changed to suit it.

export interface ReportPair {
  readonly about: string;
  readonly one: string;
  readonly other: string;
  /** Language of the first report, and of the second where it is another. */
  readonly languages?: readonly [string, string];
  readonly contested: boolean;
}

export const pairs: readonly ReportPair[] = [
  {
    about: 'figures of one thing',
    one: 'Customs officers held 140 grain barges at the lock of Velmar on Monday.',
    other: 'The shipping guild said that 180 grain barges were held at the Velmar lock on Monday.',
    contested: true,
  },
  {
    about: 'figures in words',
    one: 'Seven crew members were killed when the freighter Orlena sank off Cape Dray.',
    other: 'The sinking of the freighter Orlena off Cape Dray killed nine crew members.',
    contested: true,
  },
  {
    about: 'shares',
    one: 'Voters in Talmark approved the canal tax with 54 percent on Sunday.',
    other: 'The canal tax was approved by 61 percent of voters in Talmark on Sunday.',
    contested: true,
  },
  {
    about: 'sums with different multipliers',
    one: 'Ostrava Steel will pay 1.2 billion crowns for the rolling mill of Hallin.',
    other: 'Ostrava Steel is to pay 900 million crowns for the rolling mill of Hallin.',
    contested: true,
  },
  {
    about: 'a unanimous vote and a divided one',
    one: 'The town council of Breken voted unanimously to close the old tannery.',
    other: 'The town council of Breken voted seven to four to close the old tannery.',
    contested: true,
  },
  {
    about: 'two counts of one vote',
    one: 'The town council of Breken voted 7 to 4 to close the old tannery.',
    other: 'The town council of Breken voted 6-5 to close the old tannery.',
    contested: true,
  },
  {
    about: 'a court of one mind and one of two',
    one: 'The high court of Alder ruled unanimously that the lighthouse sale was void.',
    other: 'By two votes to one, the high court of Alder ruled that the lighthouse sale was void.',
    contested: true,
  },
  {
    about: 'no warning and a warning',
    one: 'The river ministry issued a flood warning to the villages below the Karsk dam.',
    other: 'The river ministry issued no flood warning to the villages below the Karsk dam.',
    contested: true,
  },
  {
    about: 'a plain negation',
    one: 'The pilot of the ferry Sund had been drinking before the crossing, the police of Orvik wrote.',
    other: 'The pilot of the ferry Sund had not been drinking before the crossing, the coroner of Orvik wrote.',
    contested: true,
  },
  {
    about: 'who won',
    one: 'Ada Brandt won the mayoral election in Harrow on Sunday after a long count.',
    other: 'Tor Lind won the mayoral election in Harrow on Sunday after a long count.',
    contested: true,
  },
  {
    about: 'weekdays of one event',
    one: 'The Karsk dam burst on Sunday night after a week of rain.',
    other: 'The Karsk dam burst on Tuesday morning after a week of rain.',
    contested: true,
  },
  {
    about: 'dates of one event to come',
    one: 'Parliament will vote on the canal tax on 14 April, the speaker of Talmark announced.',
    other: 'Parliament will vote on the canal tax on 21 April, the speaker of Talmark announced.',
    contested: true,
  },
  {
    about: 'where it happened',
    one: 'The freighter Orlena sank in the Bay of Skarn early on Sunday with grain aboard.',
    other: 'The freighter Orlena sank in the Strait of Dray early on Sunday with grain aboard.',
    contested: true,
  },
  {
    about: 'a denial of what is reported',
    one: 'The treasury of Alder sold the Mirrow lighthouse to a fund in Zell.',
    other: 'The treasury of Alder denied that it had sold the Mirrow lighthouse to a fund.',
    contested: true,
  },
  {
    about: 'a denial of reports',
    one: 'The company Norlink bribed the harbour master of Velmar, prosecutors wrote in the indictment.',
    other: 'The company Norlink denied reports that it had bribed the harbour master of Velmar.',
    contested: true,
  },
  {
    about: 'shares across languages',
    one: 'Voters in Talmark approved the canal tax of Premier Ilse Venn with 54 percent.',
    other: 'El 61 % de los votantes de Talmark aprobó la tasa del canal de la primera ministra Ilse Venn.',
    languages: ['en', 'es'],
    contested: true,
  },
  {
    about: 'figures in Spanish',
    one: 'La aduana retuvo el lunes 140 barcazas de grano en la esclusa de Velmar.',
    other: 'El gremio afirma que 180 barcazas de grano fueron retenidas el lunes en la esclusa de Velmar.',
    languages: ['es', 'es'],
    contested: true,
  },
  {
    about: 'a negation in German',
    one: 'Die Flussbehörde warnte die Dörfer unter dem Damm von Karsk rechtzeitig vor der Flut.',
    other: 'Die Flussbehörde warnte die Dörfer unter dem Damm von Karsk nicht rechtzeitig vor der Flut.',
    languages: ['de', 'de'],
    contested: true,
  },
  {
    about: 'figures of two things',
    one: 'Customs officers held 140 grain barges at the lock of Velmar on Monday.',
    other: 'Customs officers held 12 coal trains at the border station of Velmar on Monday.',
    contested: false,
  },
  {
    about: 'a rounded figure',
    one: 'Customs officers held about 140 grain barges at the lock of Velmar on Monday.',
    other: 'Customs officers held 143 grain barges at the lock of Velmar on Monday.',
    contested: false,
  },
  {
    about: 'a figure of another year',
    one: 'Customs officers held 140 grain barges at the lock of Velmar on Monday.',
    other: 'Customs officers held 180 grain barges at the lock of Velmar in the same month last year.',
    contested: false,
  },
  {
    about: 'a toll that may still be the same',
    one: 'At least seven crew members were killed when the freighter Orlena sank off Cape Dray.',
    other: 'The sinking of the freighter Orlena off Cape Dray killed nine crew members.',
    contested: false,
  },
  {
    about: 'a denial of something else',
    one: 'The company Norlink dismissed a cousin of the harbour master of Velmar in January.',
    other: 'The company Norlink denied that it had bribed the harbour master of Velmar.',
    contested: false,
  },
  {
    about: 'a denial by one whose doings are told',
    one: 'Governor Ada Brandt visited the cracked pier of Mirrow with two engineers on Monday.',
    other: 'Governor Ada Brandt denied that she had known of the cracks in the pier of Mirrow.',
    contested: false,
  },
  {
    about: 'days of two events',
    one: 'The Karsk dam burst on Sunday night after a week of rain.',
    other: 'Inspectors came to the Karsk dam on Tuesday morning after a week of rain.',
    contested: false,
  },
  {
    about: 'elections in two towns',
    one: 'Ada Brandt won the mayoral election in Harrow on Sunday after a long count.',
    other: 'Tor Lind won the mayoral election in Selby on Sunday after a long count.',
    contested: false,
  },
  {
    about: 'something left open',
    one: 'The ferry Sund may have struck a rock outside the harbour of Orvik on Sunday.',
    other: 'The ferry Sund struck a rock outside the harbour of Orvik on Sunday.',
    contested: false,
  },
  {
    about: 'a negation of something else',
    one: 'The river ministry issued a flood warning to the villages below the Karsk dam.',
    other: 'The river ministry did not open the gates of the Karsk dam before the flood.',
    contested: false,
  },
  {
    about: 'votes of two bodies',
    one: 'The town council of Breken voted unanimously to close the old tannery.',
    other: 'The senate of Alder voted seven to four to sell the old tannery.',
    contested: false,
  },
  {
    about: 'what follows elsewhere',
    one: 'The freighter Orlena sank in the Bay of Skarn early on Sunday with grain aboard.',
    other: 'Survivors of the freighter Orlena were brought to a hospital in Harrow early on Sunday.',
    contested: false,
  },
];

export const heldOut: readonly ReportPair[] = [
  {
    about: 'buried skiers',
    one: 'The avalanche above Tolm buried 23 skiers on the northern slope.',
    other: 'Rescuers said that 31 skiers had been buried by the avalanche above Tolm.',
    contested: true,
  },
  {
    about: 'the day of a treaty',
    one: 'The river treaty of Zell was signed on 3 February by both foreign ministers.',
    other: 'Both foreign ministers signed the river treaty of Zell on 5 February.',
    contested: true,
  },
  {
    about: 'frozen accounts',
    one: 'The central bank of Orlo froze the accounts of the mine owner Karel Dusk.',
    other: 'The central bank of Orlo has not frozen the accounts of the mine owner Karel Dusk.',
    contested: true,
  },
  {
    about: 'a jury',
    one: 'The jury in Selby unanimously convicted the grain trader Mila Roth of fraud.',
    other: 'A jury in Selby convicted the grain trader Mila Roth of fraud by ten votes to two.',
    contested: true,
  },
  {
    about: 'a shelled village',
    one: 'The army of Dorn shelled the village of Ister on Sunday, residents told reporters.',
    other: 'The army of Dorn denied that it had shelled the village of Ister.',
    contested: true,
  },
  {
    about: 'the place of a summit',
    one: 'The summit of Talmark and Zell was held in Brava on Monday under heavy guard.',
    other: 'The summit of Talmark and Zell was held in Port Elin on Monday under heavy guard.',
    contested: true,
  },
  {
    about: 'who found a leak',
    one: 'The physicist Ilse Venn discovered the coolant leak at the Hallin reactor.',
    other: 'The technician Bo Karr discovered the coolant leak at the Hallin reactor.',
    contested: true,
  },
  {
    about: 'burned houses, in French',
    one: 'L’incendie de la vallée de Valmar a détruit 40 maisons en une nuit.',
    other: 'L’incendie de la vallée de Valmar a détruit 65 maisons, selon la préfecture.',
    languages: ['fr', 'fr'],
    contested: true,
  },
  {
    about: 'skiers and hours',
    one: 'The avalanche above Tolm buried 23 skiers on the northern slope.',
    other: 'The avalanche above Tolm closed the northern road for 31 hours.',
    contested: false,
  },
  {
    about: 'guns moved to a village',
    one: 'The army of Dorn moved its guns to the village of Ister in January.',
    other: 'The army of Dorn denied that it had shelled the village of Ister.',
    contested: false,
  },
  {
    about: 'signed and debated',
    one: 'The river treaty of Zell was signed on 3 February by both foreign ministers.',
    other: 'The senate debated the river treaty of Zell on 5 February behind closed doors.',
    contested: false,
  },
  {
    about: 'a bank and a judge',
    one: 'The central bank of Orlo froze the accounts of the mine owner Karel Dusk.',
    other: 'The central bank of Orlo has not named the judge who ordered the search of its offices.',
    contested: false,
  },
  {
    about: 'nearly the same jobs',
    one: 'The closure of the Hallin mill will cost nearly 1,900 jobs in the valley.',
    other: 'The closure of the Hallin mill will cost 1,870 jobs in the valley.',
    contested: false,
  },
  {
    about: 'a jury and a council',
    one: 'The jury in Selby unanimously convicted the grain trader Mila Roth of fraud.',
    other: 'The council of Selby voted ten to two for a new grain market.',
    contested: false,
  },
  {
    about: 'two people who left',
    one: 'The director Ilse Venn resigned from the Hallin reactor after eleven years.',
    other: 'The foreman Bo Karr was dismissed from the Hallin mill after eleven years.',
    contested: false,
  },
];
