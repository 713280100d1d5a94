// Languages so close that their texts are easily taken for each other.

const families: readonly (readonly string[])[] = [
  ['bs', 'hr', 'sr', 'sl'],
  ['nb', 'nn', 'da'],
  ['id', 'ms', 'jv', 'su'],
  ['es', 'gl', 'pt', 'ca'],
  ['cs', 'sk'],
  ['zu', 'xh', 'ss', 'nr'],
  ['st', 'tn', 'nso'],
  ['ru', 'be', 'uk', 'bg', 'mk', 'sr'],
  ['hi', 'mr', 'ne'],
  ['fa', 'ps', 'ur', 'ku', 'ar'],
  ['af', 'nl'],
  ['tr', 'az', 'tk'],
  ['kk', 'ky', 'tt'],
  ['rn', 'rw'],
];

export function areRelated(one: string, other: string): boolean {
  return families.some((family) => family.includes(one) && family.includes(other));
}
