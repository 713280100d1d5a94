// The people an article names: a speaker called "Mr. Wilder" is given the full name and role that the article gave before.
export interface Person {
  /** As the article writes it in full: "R. Clarke Cooper". */
  readonly name: string;
  /** Title or apposition in the article's words: "the group’s executive director"; null where it gives none. */
  readonly role: string | null;
}

const particle = '(?:de|del|della|di|da|dos|van|von|der|bin|al|el|la|le)';
const capital = "(?:\\p{Lu}[\\p{L}’'-]*\\p{Ll}[\\p{L}’'-]*|\\p{Lu}\\.(?:\\p{Lu}\\.)*)";
export const namePattern = `${capital}(?: (?:${particle} )*${capital}){0,4}`;
export const titles =
  '(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Sens|Reps|Gen|Col|Lt|Sgt|Capt|Adm|Rev|Prof|St)\\.|President|Senator|Governor|Representative|Congressman|Congresswoman|Secretary|Justice|Judge|Speaker|Mayor|Chancellor|Minister|Premier|General|Commander|Admiral|Captain|Colonel|Professor|Chairman|Chairwoman|Chief|Solicitor|Attorney|Ambassador|Senate|House|Majority|Minority|Leader|Vice|Prime|Foreign|Defen[cs]e|Former|Herr|Frau|Madame|Monsieur|M\\.|Mme|Señor|Señora|Sr\\.|Sra\\.';
const leadingTitles = new RegExp(`^(?:(?:${titles})\\s+)+`, 'u');
const fullName = new RegExp(`(?:(?:${titles}) )*${namePattern}`, 'gu');
const apposition =
  /^, ((?:an? |the |his |her |its |their |one of |a former |[\p{Lu}\p{L}.’'-]+[’']s )[^,;:.“”"()—]{3,70}|(?:président|présidente|ministre|portavoz|presidente|ministro|ministra|chef|chefe|directeur|directora|director|secretario|porte-parole)\b[^,;:.“”«»"()]{0,60}),/u;

/** A name without its leading titles: "Gov. Jan Brewer" gives "Jan Brewer". */
export function withoutTitles(name: string): string {
  return name.replace(leadingTitles, '');
}

/** People of a text by last name. Where two share one, neither is in it: a wrong first name would be an invention. */
export class People {
  readonly #byLastName = new Map<string, Person | null>();

  constructor(text: string) {
    for (const match of text.matchAll(fullName)) {
      const written = match[0].replace(/[’']s$/, '');
      const bare = withoutTitles(written);
      const parts = bare.split(' ');
      if (parts.length < 2) continue;
      const last = parts.at(-1) ?? bare;
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

  /** The full form of a name as it stands somewhere in the text, with its title; itself where the text has no fuller one. */
  resolve(written: string): Person {
    const bare = withoutTitles(written);
    const title = written.slice(0, written.length - bare.length).trim();
    const known = this.#byLastName.get(bare.split(' ').at(-1) ?? bare);
    const courtesy = /^(?:Mr|Mrs|Ms|M|Mme)\.?$/.test(title);
    if (known === undefined || known === null || (bare.includes(' ') && !sameFirst(known.name, bare)))
      return { name: courtesy ? written : title === '' ? bare : written, role: null };
    return { name: title === '' || courtesy ? known.name : `${title} ${known.name}`, role: known.role };
  }
}

function sameFirst(one: string, other: string): boolean {
  return one.split(' ')[0] === other.split(' ')[0];
}
