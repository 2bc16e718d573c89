import { randomBytes } from "node:crypto";

/** A well-formed rank of `size` letters and digits. */
export function rank(size: number): string {
  return `a${BigInt(`0x${randomBytes(size).toString("hex")}`).toString(36)}`.slice(0, size - 1).concat("x");
}
