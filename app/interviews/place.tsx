/** Whether a place is an address to open. */
export const isLink = (place: string): boolean => /^https:\/\/\S+$/.test(place);

/** A room, or a link if it is one. */
export function Place({ place }: { place: string }) {
  if (!isLink(place)) return <span className="break-words">{place}</span>;
  return (
    <a href={place} target="_blank" rel="noreferrer" className="break-all text-accent-text underline">
      {place}
    </a>
  );
}
