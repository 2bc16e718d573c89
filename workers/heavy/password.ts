/** Passwords at rest: scrypt, with its parameters written into the hash so that they can grow (OWASP: N=2^14, r=8, p=5). */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

interface Parameters {
  cost: number;
  blockSize: number;
  parallelization: number;
}

const today: Parameters = { cost: 2 ** 14, blockSize: 8, parallelization: 5 };
const keyLength = 32;
const saltLength = 16;
const form = /^scrypt\$N=(\d{1,7}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]{22,86})\$([\w-]{43,86})$/;

/** `scrypt$N=16384,r=8,p=5$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const key = await derive(password, salt, keyLength, today);
  const { cost, blockSize, parallelization } = today;
  return `scrypt$N=${cost},r=${blockSize},p=${parallelization}$${encode(salt)}$${encode(key)}`;
}

/**
 * Whether the password made the hash. A hash that cannot be read costs as much time and answers no, so that
 * asking about an unknown account (hash "") looks like any wrong password.
 */
export async function verifyPassword(
  password: string,
  hash: string,
): Promise<{ valid: boolean; outdated: boolean }> {
  const parsed = parse(hash);
  if (!parsed) {
    await derive(password, Buffer.alloc(saltLength), keyLength, today);
    return { valid: false, outdated: false };
  }
  const { salt, key, parameters } = parsed;
  const derived = await derive(password, salt, key.length, parameters);
  const valid = timingSafeEqual(derived, key);
  const same =
    parameters.cost === today.cost &&
    parameters.blockSize === today.blockSize &&
    parameters.parallelization === today.parallelization;
  return { valid, outdated: valid && !same };
}

function parse(hash: string): { salt: Buffer; key: Buffer; parameters: Parameters } | undefined {
  const match = form.exec(hash);
  if (!match) return undefined;
  const [, n, r, p, salt = "", key = ""] = match;
  const parameters = { cost: Number(n), blockSize: Number(r), parallelization: Number(p) };
  const power =
    parameters.cost >= 2 ** 10 && parameters.cost <= 2 ** 16 && Number.isInteger(Math.log2(parameters.cost));
  if (!power || parameters.blockSize < 1 || parameters.blockSize > 16) return undefined;
  if (parameters.parallelization < 1 || parameters.parallelization > 16) return undefined;
  return { salt: Buffer.from(salt, "base64url"), key: Buffer.from(key, "base64url"), parameters };
}

/** NFKC, so that the same password typed on another keyboard is the same (NIST SP 800-63B, 3.1.1.2). */
function derive(password: string, salt: Uint8Array, length: number, parameters: Parameters): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...parameters, maxmem: 192 * parameters.cost * parameters.blockSize };
    scrypt(password.normalize("NFKC"), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const encode = (bytes: Buffer) => bytes.toString("base64url");
