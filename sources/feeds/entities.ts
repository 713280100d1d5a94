// What stands behind `&` in a feed: XML's five, HTML's two thousand, and those that the document declares itself. Declared ones are bounded
// in size and number, and never read from elsewhere: what goes beyond stays as it is written.
import { load } from 'cheerio';
import iconv from 'iconv-lite';

const xmlEntities: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
const maximumNames = 500;
const maximumDeclared = 300;
/** Characters that one declared entity may stand for, and all of a document together. */
const maximumValue = 4000;
const maximumExpansion = 200_000;

const reference = /&(?:([A-Za-z_][\w.-]{0,63});|#(\d{1,7});|#[xX]([0-9A-Fa-f]{1,6});)?/g;

/** The character that windows-1252 has at a place from 128 to 159; nothing at the five free ones. */
export function characterOfWindows(code: number): string {
  return iconv.decode(Buffer.of(code), 'windows-1252').replace(/[\u0080-\u009f\ufffd]/, '');
}

/** The character of a reference; empty for those that text cannot hold. What Windows numbers 128 to 159 is what its writers meant. */
function characterOf(decimal: string | undefined, hexadecimal: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code >= 0x80 && code <= 0x9f) return characterOfWindows(code);
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff));
  return allowed && code !== 0xfffe && code !== 0xffff ? String.fromCodePoint(code) : '';
}

export class Entities {
  readonly #declared = new Map<string, string>();
  readonly #known = new Map<string, string | null>();
  #expansion = maximumExpansion;
  #swells = false;

  /** `doctype`: what stands before the root element. */
  constructor(doctype: string) {
    if (!doctype.includes('<!ENTITY')) return;
    const refused = new Set<string>();
    const declaration = /<!ENTITY\s+([A-Za-z_][\w.-]{0,63})\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
    for (
      let match = declaration.exec(doctype);
      match !== null && this.#declared.size < maximumDeclared;
      match = declaration.exec(doctype)
    ) {
      const [, name = '', double, single = ''] = match;
      // The first declaration holds, as in XML; it may use those before it.
      if (this.#declared.has(name) || xmlEntities.has(name)) continue;
      const written = (double ?? single).slice(0, maximumValue + 1);
      const value = this.toText(written);
      const holdsRefused = [...written.matchAll(/&([\w.-]{1,64});/g)].some(([, inner = '']) => refused.has(inner));
      if (value.length <= maximumValue && !holdsRefused) this.#declared.set(name, value);
      else refused.add(name);
    }
    this.#swells = refused.size > 0;
  }

  /** Whether its entities grow, alone or together, beyond what is read: what refers to them then stays as it is written. */
  get swells(): boolean {
    return this.#swells;
  }

  /** Null for a name that nobody knows. */
  #value(name: string): string | null {
    const own = this.#declared.get(name);
    if (own !== undefined) {
      if (own.length > this.#expansion) {
        this.#swells = true;
        return null;
      }
      this.#expansion -= own.length;
      return own;
    }
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    let value: string | null = null;
    if (this.#known.size < maximumNames && /^[A-Za-z][A-Za-z0-9]{1,31}$/.test(name)) {
      const written = `&${name};`;
      const read = load(written, null, false).text();
      value = read === written ? null : read;
    }
    this.#known.set(name, value);
    return value;
  }

  /** Text with its references read; an ampersand that starts none is one. */
  toText(markup: string): string {
    if (!markup.includes('&')) return markup;
    return markup.replace(reference, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return xmlEntities.get(name) ?? this.#value(name) ?? whole;
      return decimal === undefined && hexadecimal === undefined ? whole : characterOf(decimal, hexadecimal);
    });
  }

  /** HTML with the document's own entities read: HTML's stay, for whoever reads it. */
  toHtml(markup: string): string {
    if (this.#declared.size === 0 || !markup.includes('&')) return markup;
    return markup.replace(reference, (whole, name?: string) =>
      name !== undefined && this.#declared.has(name) ? (this.#value(name) ?? whole) : whole,
    );
  }

  /** Markup with no reference that a strict parser refuses. */
  toXml(markup: string): string {
    if (!markup.includes('&')) return markup;
    return markup.replace(reference, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) {
        if (xmlEntities.has(name)) return whole;
        const value = this.#value(name);
        return value === null ? `&amp;${whole.slice(1)}` : escapeXml(value);
      }
      if (decimal === undefined && hexadecimal === undefined) return '&amp;';
      return escapeXml(characterOf(decimal, hexadecimal));
    });
  }
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
