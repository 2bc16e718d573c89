/** A real OpenID Connect provider on loopback, and ways to make it lie. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";
import { Provider } from "oidc-provider";

export interface Person {
  sub: string;
  email: string;
  name: string;
  email_verified?: boolean;
}

export const client = { id: "hotgigs-here", secret: "a-secret-between-us-of-some-length" };

export class TestProvider {
  /** Who signs in there at the moment. */
  person: Person = { sub: "s-1", email: "ada@example.com", name: "Ada" };
  /** Changes the ID token before it goes out; it is signed with the provider's own key. */
  lie: ((claims: JWTPayload) => JWTPayload) | null = null;
  /** Signs the ID token with a key that the provider does not publish. */
  forge = false;
  #server: Server;
  #handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  #key: { private: CryptoKey; kid: string } | null = null;
  readonly #redirectUri: string;

  constructor(redirectUri: string) {
    this.#redirectUri = redirectUri;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  get issuer(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    await this.rotate();
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  /** New keys; the old ones are gone. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const kid = crypto.randomUUID();
    const jwk: JWK = { ...(await exportJWK(privateKey)), kid, use: "sig", alg: "RS256" };
    this.#key = { private: privateKey, kid };
    const provider = this.#provider(jwk);
    const callback = provider.callback();
    this.#handle = (request, response) => {
      // Where people would be asked for a password: whoever comes is the person of the moment.
      if (request.url?.startsWith("/interaction/")) {
        return provider.interactionFinished(request, response, { login: { accountId: this.person.sub } });
      }
      if (request.url?.startsWith("/token") && (this.lie || this.forge)) this.#intercept(response);
      return callback(request, response);
    };
  }

  #provider(key: JWK): Provider {
    return new Provider(this.issuer, {
      clients: [
        { client_id: client.id, client_secret: client.secret, redirect_uris: [this.#redirectUri] },
        { client_id: "somebody-else", client_secret: client.secret, redirect_uris: [this.#redirectUri] },
      ],
      jwks: { keys: [key as never] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      conformIdTokenClaims: false,
      cookies: { keys: ["a test's cookie key"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      pkce: { required: () => true },
      findAccount: (_context, id) => {
        const { person } = this;
        return {
          accountId: id,
          claims: () => ({ ...person, sub: id, email_verified: person.email_verified ?? true }),
        };
      },
      loadExistingGrant: async (context) => {
        const { client: known, session } = context.oidc;
        const grant = new context.oidc.provider.Grant({
          clientId: known?.clientId ?? "",
          accountId: session?.accountId ?? "",
        });
        grant.addOIDCScope("openid email profile");
        await grant.save();
        return grant;
      },
    });
  }

  /** Holds the answer back until its ID token is another one. */
  #intercept(response: ServerResponse): void {
    const chunks: Buffer[] = [];
    const end = response.end.bind(response);
    response.write = ((chunk: Buffer) => chunks.push(Buffer.from(chunk)) > 0) as never;
    response.end = ((chunk?: Buffer | string) => {
      if (chunk) chunks.push(Buffer.from(chunk));
      void this.#changed(Buffer.concat(chunks).toString()).then((body) => {
        response.setHeader("content-length", Buffer.byteLength(body));
        end(body);
      });
      return response;
    }) as never;
  }

  async #changed(body: string): Promise<string> {
    const answer = JSON.parse(body) as { id_token?: string };
    if (!answer.id_token || !this.#key) return body;
    const claims = JSON.parse(
      Buffer.from(answer.id_token.split(".")[1] ?? "", "base64url").toString(),
    ) as JWTPayload;
    const key = this.forge ? (await generateKeyPair("RS256")).privateKey : this.#key.private;
    const changed = this.lie?.(claims) ?? claims;
    const token = await new SignJWT(changed)
      .setProtectedHeader({ alg: "RS256", kid: this.#key.kid })
      .sign(key);
    return JSON.stringify({ ...answer, id_token: token });
  }
}
