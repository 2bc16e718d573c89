/** By what a person is known again: their address, or their telephone number however it is written. */

/** As candidates' addresses are kept. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Digits that make a number somebody's: with or without country code and trunk zero, these are the same. */
export const phoneKeyLength = 9;

/** The end of a telephone number; null for one that is too short to be one person's alone. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? "").replace(/\D/g, "");
  return digits.length >= phoneKeyLength ? digits.slice(-phoneKeyLength) : null;
}
