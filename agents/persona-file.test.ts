import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePersonaFile, PersonaFileError } from './persona-file.ts';

const good = readFileSync(new URL('./personas/halvard-brennick.md', import.meta.url), 'utf8');

function issuesOf(text: string): string[] {
  try {
    parsePersonaFile(text, 'x.md');
  } catch (error) {
    if (error instanceof PersonaFileError) return error.issues.map((issue) => `${issue.line}: ${issue.message}`);
    throw error;
  }
  return [];
}

const lineOf = (text: string, start: string): number => text.split('\n').findIndex((line) => line.startsWith(start)) + 1;

describe('a persona file', () => {
  it('is read with its instructions, and versioned by its text', () => {
    const persona = parsePersonaFile(good, 'halvard-brennick.md');
    expect(persona.name).toBe('Halvard Brennick');
    expect(persona.instructions).toContain('official denial');
    expect(parsePersonaFile(`${good}\n`, 'x.md').version).not.toBe(persona.version);
  });

  it('is refused with the line of a misspelt field and the field that was meant', () => {
    const text = good.replace('\nlens:', '\nlense:');
    const issues = issuesOf(text);
    expect(issues).toContainEqual(`${lineOf(text, 'lense:')}: unknown field "lense": did you mean "lens"?`);
    expect(issues.some((issue) => issue.includes('lens: got nothing'))).toBe(true);
  });

  it.each([
    ['a colour that is none', (text: string) => text.replace('"#1f3a5f"', 'blue'), 'accent:', /accent: got "blue"; a colour as #rrggbb/],
    [
      'a bio that hides what it is',
      (text: string) => text.replace(/\bAI\b/g, 'good').replace(/^bio:.*$/m, 'bio: I am a person.'),
      'bio:',
      /the bio says that the persona is AI/,
    ],
    [
      'an id with capitals',
      (text: string) => text.replace('id: halvard-brennick', 'id: Halvard'),
      'id:',
      /id: got "Halvard"; lower-case words/,
    ],
    [
      'a list that is none',
      (text: string) => text.replace(/^vocabulary:.*$/m, 'vocabulary: leverage'),
      'vocabulary:',
      /vocabulary: got "leverage"/,
    ],
  ])('is refused for %s, with its line', (_what, change, start, message) => {
    const text = change(good);
    const issue = issuesOf(text).find((candidate) => message.test(candidate));
    expect(issue).toBeDefined();
    expect(issue).toMatch(new RegExp(`^${lineOf(text, start)}: `));
  });

  it.each([
    ['without front matter', 'Hello.', /^1: no front matter/],
    ['with front matter that is not YAML', '---\nid: x\nname: [a\n---\n', /^\d+: not YAML/],
    ['with nothing in it', '---\n---\n', /id: got nothing/],
  ])('is refused %s', (_what, text, message) => {
    expect(issuesOf(text).join('\n')).toMatch(message);
  });
});
