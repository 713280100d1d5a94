// How the commands of stories read options that several of them have.
import { InvalidArgumentError } from 'commander';

export function most(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000) throw new InvalidArgumentError('a whole number from 1 to 1000.');
  return value;
}
