/** Addresses that somebody typed and we then ask: never one of our own, or of a machine that only we can reach. */

/** `local`: a laptop or a test, where the provider is on loopback without TLS. */
export function isOutside(address: string, local: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password, port } = new URL(address);
  if (username || password) return false;
  if (local && ["localhost", "127.0.0.1"].includes(hostname)) return true;
  if (protocol !== "https:" || (port !== "" && port !== "443")) return false;
  // No literal addresses, no names without a dot, none that only a private network knows.
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith("[") || !hostname.includes(".")) return false;
  return !/\.(internal|local|localhost|home|lan|corp|intranet|arpa|onion|test|invalid)\.?$/.test(hostname);
}
