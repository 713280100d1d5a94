// The analyst as a model is told it: what it asks, believes and how it speaks. Nothing of the file that is for the program alone.
import type { Persona, Phrases } from '../../core/persona.ts';

/** A phrase in the draft's language, in English where it has none. */
function inLanguage(phrases: Phrases | undefined, language: string): string | null {
  return phrases?.[language] ?? phrases?.['en'] ?? null;
}

/** The one row of the data block `persona`. */
export function personaRow(persona: Persona, language: string): object {
  return {
    name: persona.name,
    title: persona.title,
    lens: persona.lens,
    tenets: persona.tenets,
    voice: persona.voice,
    vocabulary: persona.vocabulary,
    avoid: persona.avoid,
    order: persona.order,
    hears: persona.hears,
    sections: persona.sections.map((section) => ({
      title: inLanguage(section.title, language),
      about: section.terms.slice(0, 8),
      kinds: section.kinds,
      speakers: section.speakers,
    })),
    titles: Object.fromEntries(
      Object.entries(persona.titles).flatMap(([name, phrases]) => {
        const title = inLanguage(phrases, language);
        return title === null ? [] : [[name, title]];
      }),
    ),
    instructions: persona.instructions,
  };
}
