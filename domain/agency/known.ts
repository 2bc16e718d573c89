/** By what a person is known again beside their address (lower case): their telephone number, however it is written. */

/** Digits that make a number somebody's: with or without country code and trunk zero, these are the same. */
export const phoneKeyLength = 9;

/** The end of a telephone number; null for one that is too short to be one person's alone. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? "").replace(/\D/g, "");
  return digits.length >= phoneKeyLength ? digits.slice(-phoneKeyLength) : null;
}
