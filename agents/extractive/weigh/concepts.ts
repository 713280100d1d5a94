// Words that report one thing in news prose, so that "barred" and "may not move" of two outlets meet: each class stands for what its
// words have in common. English only; in another language a word is its own class. Classes are narrow: a wrong one makes two reports one.
import { stem } from '../text/words.ts';

/** Doing words. Two reports of one event share at least one of these, or another verb. */
const acts: Readonly<Record<string, string>> = {
  resign: 'resign resigned resigns resignation quit quits quitting',
  dismiss: 'dismissed dismisses fired ousted ouster sacked dismissal pushed',
  kill: 'kill killed kills killing died dies die dead death deaths slain fatal fatally deadly',
  injure: 'injured injures wounded wounds hurt',
  win: 'win won wins winning victory defeat defeated defeats beat beats triumph prevailed',
  block:
    'block blocked blocks bar barred halt halted halts froze frozen freeze ban banned bans prohibit prohibited suspended suspends suspension',
  approve: 'approve approved approves pass passed passes adopted adopts ratified cleared',
  announce: 'announce announced announces announcement unveil unveiled unveils declared declares',
  rule: 'rule ruled rules ruling decision decided decides held upheld judgment',
  attack: 'attack attacked attacks assault assaulted raid raided bombing bombed',
  arrest: 'arrest arrested arrests detained detention custody',
  charge: 'charged indicted indictment',
  begin: 'begin began begun begins start started starts launch launched launches',
  end: 'end ended ends ending conclude concluded finish finished',
  close: 'close closed closes closing shut shuts closure',
  meet: 'meet met meets meeting talks',
  rise: 'rise rose risen rises increase increased increases climbed climbs jumped jumps surged',
  fall: 'fell fallen falls drop dropped drops declined decreased decrease',
  vote: 'vote voted votes voting ballot ballots',
  nominate:
    'nominate nominated nominates nomination nominee nominees pick picked picks appoint appointed appoints appointment tapped selected chose chosen',
  endorse: 'endorse endorsed endorses endorsement backed backs backing',
  leave: 'leave leaves left depart departed departs departure exit exits',
  pay: 'pay paid pays payment payments spend spent spending',
  damage: 'damage damaged damages cut cuts severed sever',
  displace: 'displaced flee fled fleeing evacuated',
  release: 'release released releases publish published publishes',
  visit: 'visit visited visits visiting trip travel traveled travelled',
  sue: 'sue sued suing lawsuit lawsuits',
  shoot: 'shoot shot shooting gunman gunfire',
  apologise: 'apologize apologized apology apologise apologised apologies',
  campaign: 'campaign campaigned campaigning candidacy',
  accuse: 'accuse accused accuses accusation accusations allege alleged alleges allegation allegations',
  withdraw: 'withdraw withdrew withdrawn withdraws withdrawal pull pulled',
  cancel: 'cancel canceled cancelled cancels cancellation scrap scrapped',
  discuss: 'discuss discussed discusses discussion discussions negotiate negotiated negotiations',
  lower: 'lower lowered drag dragged drags',
  warn: 'warn warned warns warning warnings',
};

/** Names of things. */
const things: Readonly<Record<string, string>> = {
  soldiers: 'soldier soldiers troop troops',
  homes: 'home homes household households',
  text: 'paper proposal document text',
  court: 'court courts judge judges panel',
  people: 'people persons residents',
  police: 'police officers cops',
  lawmakers: 'lawmaker lawmakers legislators congressmen',
  email: 'email emails e-mail e-mails',
};

const classes = new Map<string, string>();
for (const [name, words] of [...Object.entries(acts), ...Object.entries(things)])
  for (const word of words.split(' ')) classes.set(stem(word, 'en'), `=${name}`);
const actNames = new Set(Object.keys(acts).map((name) => `=${name}`));

/** Classes of a statement's terms; a term of no class stands for itself. */
export function conceptsOf(terms: ReadonlySet<string>, language: string): ReadonlySet<string> {
  if (language !== 'en') return terms;
  const concepts = new Set<string>();
  for (const term of terms) concepts.add(classes.get(term) ?? term);
  return concepts;
}

/** Whether a concept is something done, as against a thing. */
export function isAct(concept: string): boolean {
  return actNames.has(concept);
}
