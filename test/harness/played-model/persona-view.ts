// What a persona would tell of a set of claims, in which order and under which of its titles: by its order of kinds, whom it hears first and
// the subjects of its sections.
import type { ClaimRow, PersonaRow } from './request.ts';

const voices: Readonly<Record<string, RegExp>> = {
  officials: /minist|government|spokes|president|official|envoy|secretary|chancellor/iu,
  lawmakers: /senat|parliament|lawmaker|member|council|congress|deput/iu,
  courts: /court|judge|prosecut|tribunal|attorney|lawyer/iu,
  forces: /army|navy|general|admiral|colonel|commander|military|police|guard/iu,
  markets: /bank|trader|analyst|market|company|exchange|shipper|insurer/iu,
  experts: /professor|institute|research|universit|scientist|expert|observatory/iu,
  campaigners: /campaign|activist|union|association|group|rights/iu,
  affected: /resident|farmer|fisher|worker|famil|villager|survivor|refugee|mother|father/iu,
};

const standings: Readonly<Record<string, number>> = { contested: 1.2, corroborated: 1.2 };

/** Whether a claim is about a section's subjects; a term that ends in `*` is a word's beginning. */
function isAbout(claim: ClaimRow, about: readonly string[]): number {
  const text = ` ${`${claim.quote} ${claim.english ?? ''}`.toLowerCase()}`;
  return about.filter((term) => text.includes(` ${term.replace(/\*$/u, '').toLowerCase()}`)).length;
}

export interface View {
  /** Most telling first. */
  readonly claims: readonly ClaimRow[];
  /** The persona's sections with their claims, in its own order; those without claims left out. */
  readonly sections: readonly { readonly title: string; readonly claims: readonly ClaimRow[] }[];
}

export function viewOf(persona: PersonaRow, claims: readonly ClaimRow[], prefer: readonly string[] = []): View {
  const worth = (claim: ClaimRow): number => {
    const inOrder = persona.order.indexOf(claim.kind);
    const heard = persona.hears.findIndex((kind) => voices[kind]?.test(claim.by ?? '') ?? false);
    const subject = Math.max(0, ...persona.sections.map((section, index) => isAbout(claim, section.about) * (1 - index * 0.15)));
    return (
      (standings[claim.standing] ?? 0.5) +
      (inOrder === -1 ? 0 : 1.6 / (inOrder + 1)) +
      (heard === -1 ? 0 : 1 / (heard + 1)) +
      Math.min(3.6, subject * 1.8) +
      (prefer.includes(claim.outlet) ? 1 : 0)
    );
  };
  const ranked = claims
    .map((claim, place) => ({ claim, worth: worth(claim) - place * 0.02 }))
    .toSorted((one, other) => other.worth - one.worth);
  const taken = new Set<string>();
  const sections = persona.sections.flatMap((section) => {
    const own = ranked.filter(
      ({ claim }) => !taken.has(claim.id) && (isAbout(claim, section.about) > 0 || section.kinds.includes(claim.kind)),
    );
    if (section.title === null || own.length < 2) return [];
    const chosen = own.slice(0, 5).map(({ claim }) => claim);
    for (const claim of chosen) taken.add(claim.id);
    return [{ title: section.title, claims: chosen }];
  });
  return { claims: ranked.map(({ claim }) => claim), sections };
}
