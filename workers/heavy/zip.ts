/** A zip that nobody trusts: its directory is judged first, and what is inflated is counted while it grows. */
import { Inflate } from "fflate";
import { accept, type Outcome, refuse } from "#domain/refusal/refusal.ts";
import { limits } from "./limits.ts";

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  compressed: number;
  /** What the directory says, which may be a lie. */
  declared: number;
  offset: number;
}

/** The central directory. Refuses document.unreadable (no zip), document.encrypted, document.zipBomb. */
export function readDirectory(bytes: Uint8Array): Outcome<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return refuse("document.unreadable");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.zip.entries) return refuse("document.zipBomb");
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) {
      return refuse("document.unreadable");
    }
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressed: view.getUint32(at + 20, true),
      declared: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return judge(entries);
}

function judge(entries: ZipEntry[]): Outcome<ZipEntry[]> {
  const total = entries.reduce((sum, entry) => sum + entry.declared, 0);
  // Small files of spaces pack well without harm: the ratio counts from a megabyte on.
  const swollen = entries.some(
    (entry) =>
      entry.declared > 1024 * 1024 && entry.declared > limits.zip.ratio * Math.max(1, entry.compressed),
  );
  if (total > limits.zip.totalBytes || swollen) return refuse("document.zipBomb");
  if (entries.some((entry) => entry.encrypted)) return refuse("document.encrypted");
  return accept(entries);
}

/** The bytes of one entry, at most `room` of them. Refuses document.zipBomb when more come out. */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, room: number): Outcome<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    return refuse("document.unreadable");
  }
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const data = bytes.subarray(start, start + entry.compressed);
  if (entry.method === 0) return data.length > room ? refuse("document.zipBomb") : accept(data);
  if (entry.method !== 8) return refuse("document.unreadable");
  return inflate(data, room);
}

/** Small pieces in, so that no single step can swell to more than some megabytes before it is counted. */
function inflate(data: Uint8Array, room: number): Outcome<Uint8Array> {
  const step = 4_096;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size <= room) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += step) {
      stream.push(data.subarray(at, at + step), at + step >= data.length);
      if (size > room) return refuse("document.zipBomb");
    }
  } catch {
    return refuse("document.unreadable");
  }
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const chunk of chunks) {
    whole.set(chunk, filled);
    filled += chunk.length;
  }
  return accept(whole);
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}
