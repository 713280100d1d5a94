// A persona: one of the AI analysts. Never presented as a person. Its file is agents/personas/ID.md; its version is the file's hash.
import { z } from 'zod';
import { claimKindSchema } from './words.ts';

const text = z.string().trim().min(1);
const language = z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639-1 code');

/** A phrase of the analyst's own, in English and in whatever other languages it has: holds no fact, so no figure and no quotation. */
const phrase = z
  .string()
  .trim()
  .min(3)
  .max(90)
  .regex(/^[^\p{N}"“”„«»「」]+$/u, 'a phrase without figure or quotation');
const phrases = z
  .record(language, phrase)
  .refine((one) => one['en'] !== undefined, 'English (en) is needed: the others are used where the draft is in them');
export type Phrases = z.infer<typeof phrases>;

/** Who speaks, as a persona prefers some to others. */
export const speakerKinds = ['officials', 'lawmakers', 'courts', 'forces', 'markets', 'experts', 'campaigners', 'affected'] as const;
const speakerKind = z.enum(speakerKinds);
export type SpeakerKind = z.infer<typeof speakerKind>;

/** A section of the analyst's own: a claim belongs in it by its words, its kind or who speaks. */
const section = z.strictObject({
  title: phrases,
  /** Stands before the deck's quotation where that belongs in this section: a whole sentence. */
  deck: phrases.optional(),
  terms: z.array(text).min(1),
  kinds: z.array(claimKindSchema).default([]),
  speakers: z.array(speakerKind).default([]),
});

/** The front matter of a persona file. */
export const personaFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  name: text,
  /** What the reader is told this analyst does: "Analyst challenging ...". */
  title: text,
  /** Subjects it covers, each with the words (in any language) that tell a story is one of them. */
  beats: z.array(z.strictObject({ name: text, terms: z.array(text).min(1) })).min(1),
  /** ISO 3166-1 alpha-2 codes or region names. */
  regions: z.array(text),
  /** The question it asks of every story, in a sentence. */
  lens: text,
  tenets: z.array(text).min(2),
  voice: text,
  /** Kinds of claims in the order in which it tells them; one that is not named comes after these. */
  order: z.array(claimKindSchema).default([]),
  /** Kinds of speakers that it hears first. */
  hears: z.array(speakerKind).default([]),
  /** Its own sections, in its order. */
  sections: z.array(section).default([]),
  /** Its own titles over what every draft can hold: accounts that differ, what is denied, what is to come, other languages, the rest. */
  titles: z
    .strictObject({
      differ: phrases.optional(),
      denied: phrases.optional(),
      next: phrases.optional(),
      elsewhere: phrases.optional(),
      more: phrases.optional(),
    })
    .default({}),
  /** Words its judgements use. */
  vocabulary: z.array(text).min(3),
  avoid: z.array(text),
  /** ISO 639-1 codes. */
  languages: z.array(language).min(1),
  accent: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour as #rrggbb'),
  /** First person; says that it is AI. */
  bio: text.refine((bio) => /\bAI\b/.test(bio), 'the bio says that the persona is AI'),
});

export const personaSchema = personaFileSchema.extend({
  /** SHA-256 of the persona file. */
  version: z.string(),
  /** The body of the file: instructions beyond the front matter. */
  instructions: z.string(),
});
export type Persona = z.infer<typeof personaSchema>;
