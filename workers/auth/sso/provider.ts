/**
 * An organization's OpenID Connect provider. oauth4webapi does the protocol: discovery with its issuer check, PKCE,
 * state, nonce, audience and times of the ID token, and its signature with the provider's keys of this moment (asked
 * for with every sign-in, so that a rotation is never noticed).
 */
import { z } from "zod";
import { isOutside } from "./outside.ts";

export interface Connection {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What a sign-in must find again when it comes back. */
export interface Journey {
  verifier: string;
  nonce: string;
  state: string;
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional(),
  email_verified: z.boolean().optional(),
  name: z.string().max(200).optional(),
});
export type Claims = z.infer<typeof claimsSchema>;

const timeoutMs = 10_000;
const mostBytes = 256 * 1024;

/** Whether somebody answers as this issuer. Throws otherwise. */
export async function discover(issuer: string, local: boolean) {
  const oauth = await library();
  const url = new URL(issuer);
  const response = await oauth.discoveryRequest(url, asked(oauth, local));
  return oauth.processDiscoveryResponse(url, response);
}

/** Where the browser goes, and what has to be kept until it comes back. */
export async function beginJourney(
  connection: Connection,
  redirectUri: string,
  hint: string,
  local: boolean,
): Promise<{ url: string; journey: Journey }> {
  const oauth = await library();
  const server = await discover(connection.issuer, local);
  const endpoint = server.authorization_endpoint ?? "";
  if (!isOutside(endpoint, local)) throw new Error("the provider's authorization endpoint is not outside");
  const journey = {
    verifier: oauth.generateRandomCodeVerifier(),
    nonce: oauth.generateRandomNonce(),
    state: oauth.generateRandomState(),
  };
  const url = new URL(endpoint);
  const query = {
    client_id: connection.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email profile",
    code_challenge: await oauth.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: "S256",
    state: journey.state,
    nonce: journey.nonce,
    login_hint: hint,
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { url: url.href, journey };
}

/** Who came back, as the provider vouches. Throws for everything that is not as it must be. */
export async function endJourney(
  connection: Connection,
  redirectUri: string,
  journey: Journey,
  came: URLSearchParams,
  local: boolean,
): Promise<Claims> {
  const oauth = await library();
  const server = await discover(connection.issuer, local);
  const client = { client_id: connection.clientId };
  const answer = oauth.validateAuthResponse(server, client, came, journey.state);
  const methods = server.token_endpoint_auth_methods_supported;
  const authenticate =
    methods && !methods.includes("client_secret_basic") ? oauth.ClientSecretPost : oauth.ClientSecretBasic;
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authenticate(connection.clientSecret),
    answer,
    redirectUri,
    journey.verifier,
    asked(oauth, local),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: journey.nonce,
    requireIdToken: true,
  });
  await oauth.validateApplicationLevelSignature(server, response, asked(oauth, local));
  return claimsSchema.parse(oauth.getValidatedIdTokenClaims(tokens));
}

type Library = Awaited<ReturnType<typeof library>>;

/** How the provider is asked: outside only, no redirects, not for ever, not without end. */
function asked(oauth: Library, local: boolean) {
  return {
    [oauth.allowInsecureRequests]: local,
    [oauth.customFetch]: async (url: string, init: RequestInit): Promise<Response> => {
      if (!isOutside(url, local)) throw new Error("not an address outside");
      const response = await fetch(url, {
        ...init,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      const bytes = await limited(response);
      return new Response(bytes, { status: response.status, headers: response.headers });
    },
  };
}

async function limited(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(mostBytes);
  let size = 0;
  for await (const chunk of response.body ?? []) {
    if (size + chunk.length > mostBytes) throw new Error("the provider says too much");
    bytes.set(chunk, size);
    size += chunk.length;
  }
  return bytes.slice(0, size);
}

/** Loaded by who signs in this way. */
const library = () => import("oauth4webapi");
