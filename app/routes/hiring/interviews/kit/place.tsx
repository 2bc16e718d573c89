/** A room, or a link if it is one. */
export function Place({ place }: { place: string }) {
  if (!/^https:\/\/\S+$/.test(place)) return place;
  return (
    <a href={place} target="_blank" rel="noreferrer" className="break-all text-accent-text underline">
      {place}
    </a>
  );
}
