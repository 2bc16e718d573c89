/** The colour of a person: the same for everybody, from their id alone. */

/** A hue in degrees (0–359), evenly spread over ids (FNV-1a). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash % 360;
}
