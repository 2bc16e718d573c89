import { encode } from "uqr";

export interface QrPicture {
  /** Modules on a side, the quiet zone included. */
  size: number;
  /** An SVG path of the dark ones. */
  path: string;
}

/** Drawn on the server: the browser gets a path, and no library. */
export function qrPicture(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: path.join("") };
}
