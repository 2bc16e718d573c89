import { expect, test } from "vitest";
import { isOutside } from "./outside.ts";

test.each([
  "https://login.example.com/tenant",
  "https://accounts.google.com",
  "https://id.example.co.uk:443/",
])("%s may be asked", (address) => expect(isOutside(address, false)).toBe(true));

test.each([
  "http://login.example.com",
  "https://login.example.com:8443",
  "https://user:secret@login.example.com",
  "https://127.0.0.1",
  "https://10.0.0.1",
  "https://2130706433",
  "https://0x7f.1",
  "https://[::1]",
  "https://[::ffff:169.254.169.254]",
  "https://localhost",
  "https://metadata",
  "https://metadata.google.internal",
  "https://printer.local",
  "file:///etc/passwd",
  "not an address",
])("%s may not", (address) => expect(isOutside(address, false)).toBe(false));

test("a laptop's provider is on loopback, and even there nothing else is", () => {
  expect(isOutside("http://localhost:9999", true)).toBe(true);
  expect(isOutside("http://10.0.0.1", true)).toBe(false);
});
