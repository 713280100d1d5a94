// How a pattern of core/orders is written: words of folded text with single spaces, ` *3 ` for at most three words between. Each is compiled
// once for words that stand apart and once for words that were spelled out letter by letter. ` ?` and `[- ]?` are a gap or none.

export interface OrderPattern {
  /** What the passage does, in words an editor reads after "it". */
  readonly reason: string;
  readonly place: Place;
  /** Global: where it is to stand at a clause's beginning, each match is asked for. */
  readonly apart: RegExp;
  readonly joined: RegExp;
}

/** The patterns of one language, tried only where a text has its script and one of the words that they cannot do without. */
export interface OrderLanguage {
  readonly script: RegExp;
  readonly gate: RegExp;
  readonly patterns: readonly OrderPattern[];
}

/** One joint of a reading (core/orders/reading.ts): a space, a sign, or a sign that announces. */
const joint = '\\s';

/** Words that an order can begin after, beside the beginning of a clause. */
const leads = [
  'please', 'kindly', 'now', 'then', 'just', 'you must', 'you should', 'you will', 'you are to', 'you need to', 'ai', 'assistant',
  'bitte', 'sofort', "s'il vous plait", 'veuillez', 'merci de', 'tu dois', 'vous devez', 'por favor', 'debes', 'debe', 'deve', 'voce deve', 'per favore', 'devi',
  'alsjeblieft', 'prosze', 'lutfen', 'tolong', 'пожалуйста', 'ты должен', 'вы должны', 'будь ласка', 'من فضلك', 'الرجاء', 'يرجى', 'يجب عليك', 'लुत्फ़', 'कृपया', 'לתשומת', 'בבקשה',
]; // prettier-ignore
const led = new RegExp(`(?<!\\S)(?:${leads.join('|')})\\s$`, 'u');
const cjkLed = /(?:请|請|必须|必須|应|應|你|您|立即|并|並|且)\s*$/u;
const wordStart = '(?<!\\S)';
const wordEnd = '(?!\\S)';

/** Whether a clause begins at `at` of a reading: at its start, after a sign, or after a word that leads an order in. */
export function beginsClause(reading: string, at: number): boolean {
  const before = reading.slice(Math.max(0, at - 30), at);
  return at === 0 || /[\t\n]$/u.test(before) || led.test(before) || cjkLed.test(before);
}

/** `clause`: only where a clause begins, as orders do and reports do not. `anywhere`: its form is an order wherever it stands. */
export type Place = 'clause' | 'anywhere';

function source(words: string, gap: string, run: (most: number) => string): string {
  return words
    .split(/( \*\d )/u)
    .map((part) => {
      const most = /^ \*(\d) $/u.exec(part)?.[1];
      return most === undefined ? part.replaceAll(/\[- \]\??| \?/gu, `(?:${gap})?`).replaceAll(' ', gap) : run(Number(most));
    })
    .join('');
}

const apartRun = (most: number): string => `${joint}(?:\\S+${joint}){0,${most}}`;
const joinedRun = (most: number): string => `.{0,${most * 8}}`;
/** Four characters for a word. */
const unspacedRun = (most: number): string => `.{0,${most * 4}}`;

/** A pattern of a language that parts its words. */
export function pattern(reason: string, words: string, place: Place = 'clause'): OrderPattern {
  return {
    reason,
    place,
    apart: new RegExp(`${wordStart}${source(`(?:${words})`, joint, apartRun)}${wordEnd}`, 'gu'),
    joined: new RegExp(source(`(?:${words})`, '', joinedRun), 'u'),
  };
}

/** A pattern of a language that does not. */
export function unspacedPattern(reason: string, words: string, place: Place = 'clause'): OrderPattern {
  const made = source(`(?:${words})`, '\\s?', unspacedRun);
  return { reason, place, apart: new RegExp(made, 'gu'), joined: new RegExp(made, 'u') };
}

/** A test for any of these words. */
export function gateOf(words: readonly string[], unspaced = false): RegExp {
  return new RegExp(unspaced ? words.join('|') : `${wordStart}(?:${source(words.join('|'), joint, apartRun)})`, 'u');
}

/** What an order of each kind does: the same words in every language. */
export const does = {
  override: 'tells a model to set its instructions aside',
  reveal: 'asks for a model’s own instructions',
  address: 'speaks to a language model',
  role: 'gives a model another role',
  approve: 'orders that a text be approved or published',
  unchecked: 'orders that checks be left out',
  verdict: 'orders how a claim is to be judged or attributed',
  answer: 'orders what an answer must say',
  send: 'orders that something be sent or linked',
  marks: 'has the marks by which models tell who speaks',
  fence: 'imitates the end of a block of data',
} as const;
