// An analyst's sign and name. The sign is drawn from initials and colour, because a persona has no face; "AI analyst" never leaves the name.
import type { Persona } from '../../core/persona.ts';

/** Whether text on this colour (`#rrggbb`) is better white than dark, by its relative luminance. */
function isDark(colour: string): boolean {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) < 0.18;
}

export function PersonaMark({ persona, size = 40 }: { persona: Persona; size?: number }) {
  const initials = persona.name
    .split(/[\s-]+/)
    .map((word) => Array.from(word)[0] ?? '')
    .join('');
  return (
    <svg class="persona-mark" viewBox="0 0 40 40" width={size} height={size} aria-hidden="true" focusable="false">
      <path d="M20 0.5 37 10.2V29.8L20 39.5 3 29.8V10.2Z" fill={persona.accent} />
      <text x="20" y="25" text-anchor="middle" font-size="13" fill={isDark(persona.accent) ? '#ffffff' : '#111111'}>
        {Array.from(initials).slice(0, 2).join('').toUpperCase()}
      </text>
    </svg>
  );
}

export function PersonaLine({ persona }: { persona: Persona }) {
  return (
    <span class="persona-line">
      <PersonaMark persona={persona} size={24} />
      <a href={`/analysts/${persona.id}`}>{persona.name}</a>
      <span class="ai-tag">AI analyst</span>
    </span>
  );
}

/** `linked`: with name and title, leading to the analyst's page; else for that page, which says both itself. */
export function PersonaCard({ persona, linked }: { persona: Persona; linked: boolean }) {
  return (
    <aside class="box persona-card" aria-label="About the analyst" lang="en" dir="ltr">
      {linked ? (
        <div class="persona-card-head">
          <PersonaMark persona={persona} size={52} />
          <div>
            <p class="persona-name">
              <a href={`/analysts/${persona.id}`}>{persona.name}</a>
            </p>
            <p class="ai-tag">AI analyst, not a person</p>
          </div>
        </div>
      ) : null}
      {linked ? <p class="persona-title">{persona.title}</p> : null}
      <p>{persona.bio}</p>
      <p class="persona-lens">
        <span class="label">What it asks</span> {persona.lens}
      </p>
      <p class="quiet">
        {persona.name} is not a person. It is a beat, a lens and a voice that software writes in; human editors decide what is published.
      </p>
    </aside>
  );
}
