// How a draft names who speaks: in full with the role at first, by name alone afterwards.
import type { AttributionLink, Claim } from '../../../core/claims.ts';

export function speakerOf(claim: Claim): AttributionLink | null {
  const last = claim.attribution.at(-1);
  return last === undefined || last.kind === 'outlet' || last.kind === 'agency' ? null : last;
}

export interface SpeakerText {
  readonly text: string;
  /** True when the role follows the name in commas, so that one more comma closes it. */
  readonly apposed: boolean;
}

const article =
  /^(?:The|A|An|Two|Three|Four|Several|Some|Many|One|Both|Other|Senior|Top|Administration|Officials|Critics|Supporters|Opponents|Lawmakers|Aides|Sources|Prosecutors|Police|Investigators|Analysts|Experts|Lawyers|Witnesses|Diplomats|Authorities|People)\b/;
const following =
  /^(?:an?|the|one|l[ae’']|el|un|une|una|chairman|chairwoman|president|director|head|chief|founder|professor|executive|author|editor|mayor|governor|spokes\p{L}+)\b.*|.*\b(?:of|for|at|de|del|di|da)\b.*/iu;

/** `outlets`: names that are never written otherwise than they are. */
export function speakerText(speaker: AttributionLink, first: boolean, outlets: ReadonlySet<string>): SpeakerText {
  const name =
    speaker.kind !== 'person' && article.test(speaker.name) && !outlets.has(speaker.name)
      ? speaker.name.slice(0, 1).toLowerCase() + speaker.name.slice(1)
      : speaker.name;
  const { role } = speaker;
  if (!first || role === null || role.length > 70 || /^(?:his|her|its|their|who|[RDI]-)/i.test(role) || role.includes(name))
    return { text: name, apposed: false };
  if (following.test(role)) return { text: `${name}, ${role}`, apposed: true };
  return { text: `${role} ${name}`, apposed: false };
}
