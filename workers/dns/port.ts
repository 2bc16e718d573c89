/** What stands in a domain's TXT records. */
export interface TxtLookup {
  /** The records of a name, each whole; none for a name without any. Throws when nobody answers. */
  txt(name: string): Promise<string[]>;
}
