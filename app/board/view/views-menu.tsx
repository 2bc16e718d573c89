/** Saved views: to come with their table. */
export function ViewsMenu(_props: { requisition: string; self: string }) {
  return null;
}
