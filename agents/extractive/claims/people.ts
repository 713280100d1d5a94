// The people an article names: a speaker called "Mr. Wilder" is given the full name and role that the article gave before.
export interface Person {
  /** As the article writes it in full: "R. Clarke Cooper". */
  readonly name: string;
  /** Title or apposition in the article's words: "the group’s executive director"; null where it gives none. */
  readonly role: string | null;
}

const particle = '(?:de|del|della|di|da|dos|van|von|der|bin|al|el|la|le)';
const capital = "(?:\\p{Lu}[\\p{L}’'-]*\\p{Ll}[\\p{L}’'-]*|\\p{Lu}\\.(?:\\p{Lu}\\.)*)";
export const namePattern = `${capital}(?: (?:${particle} )*${capital}){0,4}(?:,? (?:Jr|Sr)\\.| I{2,3}(?![\\p{L}]))?`;
export const titles =
  '(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sens|Reps|Gen|Col|Lt|Sgt|Capt|Adm|Rev|Prof|St)\\.|President|Senator|Governor|Representative|Congressman|Congresswoman|Secretary|Justice|Judge|Speaker|Mayor|Chancellor|Minister|Premier|General|Commander|Admiral|Captain|Colonel|Professor|Chairman|Chairwoman|Chief|Solicitor|Attorney|Ambassador|Senate|House|Majority|Minority|Leader|Vice|Prime|Foreign|Defen[cs]e|Former|Herr|Frau|Madame|Monsieur|M\\.|Mme|Señor|Señora|Sr\\.|Sra\\.';
const office =
  /^(?:President|Sen\.|Senator|Gov\.|Governor|Rep\.|Representative|Justice|Judge|Mayor|Gen\.|General|Chancellor|Minister|Prime Minister|Commander|Speaker) /;
const courtesy = /^(?:Mr|Mrs|Ms|M|Mme)\.?(?: |$)/;
const fullName = new RegExp(`(?:(?:${titles}) )*${namePattern}`, 'gu');
const apposition =
  /^, ((?:an? |the |his |her |its |their |one of |a former |[\p{Lu}\p{L}.’'-]+[’']s )[^,;:.“”"()—]{3,70}|(?:président|présidente|ministre|portavoz|presidente|ministro|ministra|chef|chefe|directeur|directora|director|secretario|porte-parole)\b[^,;:.“”«»"()]{0,60}),/u;

const title = new RegExp(
  `^(?:${titles}|Representatives|Senators|Congressmen|Governors|Democratic|Republican|Democrat|GOP|Chairman|Chairwoman|Deputy|Press|State|House|Gubernatorial|Presidential|Spokesman|Spokeswoman|CEO)$`,
  'u',
);

/** Words that open a sentence before a name and are no part of it: "Despite Trump". */
export const sentenceOpener =
  /^(?:Despite|Although|Though|While|During|Since|Because|Like|Unlike|Even|Yet|Also|Meanwhile|Later|Earlier|Asked|Citing|Following|Then|After|Before|Behind|Without|Within|Besides|Regarding|Regardless|Instead|Perhaps|Maybe|Only|Both|Either|Neither|Nor|When|Where|Whether|Until|Unless|Once|Under|Against|Among|Between|Beyond|Toward|Towards|Across|Amid|Inside|Outside|Still|Again|Now|Today|Yesterday|Tomorrow) /u;

/** A name without its titles: "Gov. Jan Brewer" and "White House Press Secretary Jan Brewer" give "Jan Brewer". */
export function withoutTitles(name: string): string {
  const parts = name.split(' ');
  let from = 0;
  for (const [index, part] of parts.entries()) if (index < parts.length - 1 && title.test(part)) from = index + 1;
  return parts.slice(from).join(' ');
}

/** People of a text by last name. Where two share one, neither is in it: a wrong first name would be an invention. */
export class People {
  readonly #byLastName = new Map<string, Person | null>();
  /** "President Obama" where the text never says more. */
  readonly #titled = new Map<string, string>();
  readonly #common = new Set<string>();

  constructor(text: string) {
    for (const match of text.matchAll(/(?<=[\p{L},;] )\p{Ll}{2,}/gu)) this.#common.add(match[0]);
    for (const match of text.matchAll(fullName)) {
      const written = match[0].replace(/[’']s$/, '').replace(sentenceOpener, '');
      const bare = withoutTitles(written);
      const parts = bare.split(' ');
      if (
        parts.length === 1 &&
        bare !== written &&
        office.test(written) &&
        !/\bof $/.test(text.slice(Math.max(0, match.index - 4), match.index))
      )
        this.#titled.set(bare, this.#titled.get(bare) ?? written);
      if (parts.length < 2 || this.isCommon(parts[0] ?? '')) continue;
      const last = lastNameOf(bare);
      const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 110);
      const role = apposition.exec(rest)?.[1] ?? null;
      const known = this.#byLastName.get(last);
      if (known === undefined) this.#byLastName.set(last, { name: bare, role });
      else if (known !== null && known.name !== bare) {
        if (sameFirst(known.name, bare))
          this.#byLastName.set(last, { name: known.name.length >= bare.length ? known.name : bare, role: known.role ?? role });
        else this.#byLastName.set(last, null);
      } else if (known?.role === null && role !== null) this.#byLastName.set(last, { name: known.name, role });
    }
  }

  /** Whether a text names anybody but this person. */
  others(text: string, person: string): boolean {
    const own = lastNameOf(person);
    for (const match of text.matchAll(fullName)) {
      const bare = withoutTitles(match[0].replace(/[’']s$/, ''));
      const last = lastNameOf(bare);
      if (last !== own && (bare.includes(' ') || this.#byLastName.has(last) || this.#titled.has(last))) return true;
    }
    return false;
  }

  /** Whether the text also writes this word small: at a sentence's beginning it is then no name. */
  isCommon(word: string): boolean {
    return this.#common.has(word.toLowerCase());
  }

  /** The full form of a name as it stands somewhere in the text, with its title; itself where the text has no fuller one. */
  resolve(written: string): Person {
    const bare = withoutTitles(written);
    const before = written.slice(0, written.length - bare.length).trim();
    const known = this.#byLastName.get(lastNameOf(bare));
    const polite = courtesy.test(before) || /(?:Representatives|Senators|Congressmen|Governors)$/.test(before);
    if (known === undefined || known === null || (bare.includes(' ') && !sameFirst(known.name, bare)))
      return { name: before === '' || polite ? (this.#titled.get(bare) ?? written) : written, role: null };
    return { name: before === '' || polite ? known.name : `${before} ${known.name}`, role: known.role };
  }
}

function lastNameOf(name: string): string {
  return (
    name
      .replace(/,? (?:Jr\.|Sr\.|I{2,3})$/, '')
      .split(' ')
      .at(-1) ?? name
  );
}

function sameFirst(one: string, other: string): boolean {
  return one.split(' ')[0] === other.split(' ')[0];
}
