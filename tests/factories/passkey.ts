/** A passkey as a browser would make it: a key pair of its own, attested by nobody ("none"). */

interface Options {
  challenge: string;
  rp: { id?: string };
}

/** The browser's answer to creation options (WebAuthn, RegistrationResponseJSON). */
export async function madePasskey({ challenge, rp }: Options, origin: string): Promise<object> {
  const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
  ])) as CryptoKeyPair;
  const jwk = (await crypto.subtle.exportKey("jwk", pair.publicKey)) as JsonWebKey;
  const id = crypto.getRandomValues(new Uint8Array(16));
  const host = new TextEncoder().encode(rp.id ?? new URL(origin).hostname);
  const rpHash = new Uint8Array(await crypto.subtle.digest("SHA-256", host));
  // Present, verified, with a credential; a counter of 0, no model's name.
  const head = [...rpHash, 0x45, 0, 0, 0, 0, ...new Uint8Array(16), 0, id.length, ...id];
  const authData = Uint8Array.from([...head, ...coseKey(bytes(jwk.x), bytes(jwk.y))]);
  const attestation = Uint8Array.from([
    ...[0xa3, ...text("fmt"), ...text("none"), ...text("attStmt"), 0xa0, ...text("authData")],
    ...[0x58, authData.length, ...authData],
  ]);
  const client = JSON.stringify({ type: "webauthn.create", challenge, origin, crossOrigin: false });
  return {
    ...{ id: base64Url(id), rawId: base64Url(id), type: "public-key", clientExtensionResults: {} },
    response: {
      clientDataJSON: base64Url(new TextEncoder().encode(client)),
      attestationObject: base64Url(attestation),
    },
  };
}

/** CBOR: a short text. */
const text = (value: string) => [0x60 + value.length, ...new TextEncoder().encode(value)];
/** CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
const coseKey = (x: Uint8Array, y: Uint8Array) => [
  ...[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32],
  ...x,
  ...[0x22, 0x58, 32],
  ...y,
];
const bytes = (value = "") =>
  Uint8Array.from(atob(value.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const base64Url = (value: Uint8Array) =>
  btoa(String.fromCharCode(...value))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
