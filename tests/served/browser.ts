/** As much of a browser as signing in needs: cookies by host, and redirects one by one. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  get = <T>(path: string) => this.send<T>("GET", path);
  post = <T = unknown>(path: string, body: object) => this.send<T>("POST", path, body);

  /** JSON to our own app and back; null for an empty answer. */
  async send<T = unknown>(method: string, path: string, body?: object): Promise<{ status: number; body: T }> {
    const headers = { origin: this.#home, "content-type": "application/json" };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await this.#ask(`${this.#home}${path}`, init);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as T };
  }

  /** Goes where the address leads. */
  async follow(address: string): Promise<{ status: number; url: string; text: string }> {
    let url = address;
    for (let hops = 0; hops < 12; hops += 1) {
      const response = await this.#ask(url, { method: "GET", headers: { accept: "text/html" } });
      const to = response.headers.get("location");
      if (!to) return { status: response.status, url, text: await response.text() };
      await response.body?.cancel();
      url = new URL(to, url).href;
    }
    throw new Error("too many redirects");
  }

  /** The first address of this origin on the way, not yet gone to. */
  async followUntil(address: string, origin: string): Promise<string> {
    let url = address;
    while (!url.startsWith(origin)) {
      const response = await this.#ask(url, { method: "GET" });
      await response.body?.cancel();
      url = new URL(response.headers.get("location") ?? "", url).href;
    }
    return url;
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    const headers = new Headers(init.headers);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookies) headers.set("cookie", cookies);
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const pair = line.split(";")[0] ?? "";
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line) || value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
}
