// What somebody plans, wants, proposes or is told to do is not told as done: "proposed raising the tax" is no "raised the tax".
import { against } from './beside.ts';
import type { Beside, BesidePassage } from './beside.ts';
import { isPast } from './certainty-rule.ts';
import { homesOf } from './homes.ts';
import type { Line, Token } from './line.ts';
import { sensesOf } from './senses.ts';
import type { Finding } from './types.ts';

interface Forms {
  /** Words, folded, after which a verb is told as meant. What is decided or agreed on is often told as done, and is none of them. */
  readonly plan: RegExp;
  /** Forms of a verb that tell of no time. English ones are told by what stands before them, German and Dutch ones by their place too. */
  readonly open: RegExp;
}

const forms: Readonly<Record<string, Forms>> = {
  en: {
    plan: /^(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intentions?|aim(?:s|ed|ing)?|wants?|wanted|propos(?:e|es|ed|ing|als?)|seeks?|sought|seeking|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|call(?:s|ed|ing)?|order(?:s|ed|ing)?|consider(?:s|ed|ing)?|recommend(?:s|ed|ing)?|suggest(?:s|ed|ing)?|threaten(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|scheduled|due)$/u,
    open: /^(?!\p{L}*ed$)\p{L}{2,}$/u,
  },
  es: {
    plan: /^(?:plane\p{L}*|plan|planes|pretend\p{L}*|quier\p{L}*|queria\p{L}*|propon\p{L}*|propus\p{L}*|propuest\p{L}*|busca|buscan|prome\p{L}*|exig\p{L}*|pid\p{L}*|dispuest\p{L}*|intencion|prepara\p{L}*|ofrec\p{L}*|orden\p{L}*|intent\p{L}*|recom\p{L}*|amenaz\p{L}*)$/u,
    open: /\p{L}{2}[aei]r$/u,
  },
  pt: {
    plan: /^(?:planej\p{L}*|planos?|pretend\p{L}*|quer|querem|queria\p{L}*|propo\p{L}*|propos|proposta\p{L}*|busca\p{L}*|promet\p{L}*|exig\p{L}*|pede\p{L}*|pedi\p{L}*|dispost\p{L}*|intencao|prepara\p{L}*|oferec\p{L}*|ordeno\p{L}*|tent\p{L}*|recomend\p{L}*|ameac\p{L}*)$/u,
    open: /\p{L}{2}[aeio]r$/u,
  },
  fr: {
    plan: /^(?:prevoi\p{L}*|plans?|projets?|projet\p{L}*|entend|entendent|veut|veulent|voulait|voulaient|souhait\p{L}*|compt\p{L}*|propos\p{L}*|prome\p{L}*|promis\p{L}*|exig\p{L}*|demand\p{L}*|reclam\p{L}*|pret|prete|cherch\p{L}*|ordonn\p{L}*|tent\p{L}*|recommand\p{L}*|menac\p{L}*)$/u,
    open: /\p{L}{2}(?:er|ir|re|oir)$/u,
  },
  it: {
    plan: /^(?:preved\p{L}*|piano|piani|progett\p{L}*|intend\p{L}*|vuole|vogliono|voleva\p{L}*|propon\p{L}*|propost\p{L}*|promett\p{L}*|promess\p{L}*|chied\p{L}*|chiest\p{L}*|pront[oa]|intenzione|cerca\p{L}*|ordin\p{L}*|tent\p{L}*|raccomand\p{L}*|minacci\p{L}*)$/u,
    open: /\p{L}{2}[aei]r[es]?$/u,
  },
  de: {
    plan: /^(?:will|woll(?:en|te|ten)|plan(?:t|en|te|ten|e)?|geplant\p{L}*|beabsichtig\p{L}*|mochten?|soll|sollen|sollten?|vorschlag\p{L}*|vorgeschlagen\p{L}*|schlagt|schlagen|schlug|forder(?:t|n|te|ten)|verlang(?:t|en|te|ten)|erwagt|erwog|pruft|pruften|versprach|verspricht|versucht\p{L}*|droht|drohte|empfiehlt|empfahl)$/u,
    open: /\p{L}{2}(?:e[nl]|ern|eln|t)$/u,
  },
  nl: {
    plan: /^(?:wil|willen|wilden?|plan|plannen|plant|stelt|stelde|voorstel\p{L}*|beloof\p{L}*|eis(?:t|en|te|ten)|vraagt|vroeg|probeer\p{L}*|dreig\p{L}*|moet|moeten)$/u,
    open: /\p{L}{2}(?:en|d|t)$/u,
  },
  ru: {
    plan: /^(?:планир\p{L}*|план\p{L}{0,2}|намерен\p{L}*|собира\p{L}*|хоч\p{L}*|хотят|хотел\p{L}*|предла\p{L}*|предлож\p{L}*|обеща\p{L}*|пообеща\p{L}*|требу\p{L}*|потребов\p{L}*|прос\p{L}*|попрос\p{L}*|готов\p{L}?|призва\p{L}*|призыва\p{L}*|пыта\p{L}*|попыта\p{L}*|рекоменд\p{L}*|гроз\p{L}*)$/u,
    open: /\p{L}{2}(?:ть|ти|чь)(?:ся)?$/u,
  },
  uk: {
    plan: /^(?:плану\p{L}*|план\p{L}{0,2}|намір\p{L}*|збира\p{L}*|хоч\p{L}*|хотів|хотіл\p{L}*|пропон\p{L}*|запропон\p{L}*|обіця\p{L}*|пообіця\p{L}*|вимага\p{L}*|прос\p{L}*|попрос\p{L}*|готов\p{L}*|заклик\p{L}*|намага\p{L}*|рекоменд\p{L}*)$/u,
    open: /\p{L}{2}т[иь](?:ся)?$/u,
  },
  pl: {
    plan: /^(?:planuj\p{L}*|planow\p{L}*|plan|plany|zamierz\p{L}*|chce|chca|chcial\p{L}*|propon\p{L}*|zapropon\p{L}*|obiec\p{L}*|zada|zadaja|zazada\p{L}*|pros\p{L}*|poprosi\p{L}*|gotow\p{L}*|prob\p{L}*|wezwa\p{L}*|rekomend\p{L}*|grozi\p{L}*)$/u,
    open: /\p{L}{2}[cć]$/u,
  },
};

/** Words from what tells that it is meant to what is meant: "asked the government of the province to raise". */
const reach = 8;
const verbLast = new Set(['de', 'nl']);

/** Consonants of a German or Dutch verb, without the marks of its forms: "anheben", "anzuheben" and "angehoben" have the same. */
function rootOf(key: string): string {
  return key
    .replace(
      /^(ab|an|auf|aus|ein|vor|zu|nach|um|weg|bei|mit|her|hin|los|fest|zuruck|weiter|in|op|uit|af|aan|toe|voor|door|over|terug)?(?:ge|zu)(?=\p{L}{3})/u,
      '$1',
    )
    .replace(/(?:e?ten?|e?n|e?[td])$/u, '')
    .replaceAll(/[aeiouy]/gu, '');
}

function isForm(own: Token, theirs: Token, language: string): boolean {
  if (!verbLast.has(language) || own.word.capitalised || theirs.word.capitalised) return false;
  const root = rootOf(theirs.key);
  return root.length >= 2 && own.key[0] === theirs.key.replace(/^ge/u, '')[0] && rootOf(own.key) === root;
}

/** Verbs of a line that are told as meant. */
function meantIn(line: Line, language: string): Set<Token> {
  const found = new Set<Token>();
  const own = forms[language];
  if (own === undefined) return found;
  for (const opening of line.tokens) {
    if (!own.plan.test(opening.key) || opening.negated || opening.quoted) continue;
    const following = line.tokens.slice(opening.index + 1, opening.index + 1 + (verbLast.has(language) ? 3 * reach : reach));
    const verb = (token: Token): boolean => token.content && !token.word.capitalised && own.open.test(token.key);
    if (verbLast.has(language)) {
      // "Will den Lohn anheben", "soll angehoben werden", "schlägt vor, den Lohn anzuheben".
      const ends = following.filter(({ clause, index }) => line.tokens[index + 1]?.clause !== clause && clause <= opening.clause + 1);
      for (const end of ends) {
        const passive = /^(?:werden|worden)$/u.test(end.key) ? line.tokens[end.index - 1] : end;
        if (passive !== undefined && verb(passive) && (passive !== end || end.key.endsWith('n'))) found.add(passive);
      }
      continue;
    }
    const clause = following.filter((token) => token.clause === opening.clause);
    const first = clause.find((token) => {
      if (language !== 'en') return verb(token);
      const before = line.tokens[token.index - 1];
      const adverb = before?.key.endsWith('ly') === true ? line.tokens[token.index - 2] : before;
      const infinitive = adverb?.key === 'to' || (adverb?.key === 'be' && line.tokens[token.index - 2]?.key === 'to');
      return (infinitive && token.content) || (token.key.endsWith('ing') && token.index <= opening.index + 2);
    });
    if (first !== undefined && (verb(first) || line.tokens[first.index - 1]?.key === 'be')) found.add(first);
  }
  return found;
}

function done(passage: BesidePassage, beside: Beside): string | null {
  const { comparison } = passage;
  const meant = meantIn(comparison.other, beside.language);
  if (meant.size === 0) return null;
  const alsoMeant = meantIn(beside.line, beside.language);
  for (const own of beside.line.tokens) {
    if (!own.content || own.negated || own.perhapsNegated || own.quoted || beside.isOutlet(own) || alsoMeant.has(own)) continue;
    if (beside.language === 'en' && beside.line.tokens[own.index - 1]?.key === 'to') continue;
    const matches = comparison.matches(own);
    const theirs = [...meant].find((token) => matches.includes(token) || isForm(own, token, beside.language));
    // Told once as meant and once as done: which of them the sentence repeats is not told by its verb.
    if (theirs === undefined || matches.some((token) => token.content && !meant.has(token))) continue;
    if (isPast([own], beside.line, beside.language))
      return `the passage has “${theirs.word.text}” as meant, the sentence “${own.word.text}” as done`;
  }
  return null;
}

/** @param quotes whether the sentence quotes: its words around a quotation only say whose it is. */
export function checkPlans(beside: Beside, quotes: boolean): Finding[] {
  const homes = homesOf(beside);
  if (quotes || forms[beside.language] === undefined) return [];
  if (sensesOf(beside.line, beside.language).has('plan', 'will', 'may', 'likely', 'if', 'hedge', 'must')) return [];
  const faults = homes.map((passage) => ({ passage, reason: done(passage, beside) }));
  const [fault] = faults;
  if (fault?.reason == null || faults.some(({ reason }) => reason === null)) return [];
  return [against(beside, fault.passage.comparison, fault.reason, 'partly')];
}
