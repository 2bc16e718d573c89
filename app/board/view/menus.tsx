import { DisplayMenu } from "./display-menu.tsx";
import { FilterMenu } from "./filter-menu.tsx";
import { ViewsMenu } from "./views-menu.tsx";

export { FilterChips } from "./filter-chips.tsx";

/** What is shown, how, and under which names that is kept. */
export function ViewMenus({ requisition }: { requisition: string; self?: string }) {
  return (
    <>
      <FilterMenu />
      <DisplayMenu />
      <ViewsMenu requisition={requisition} />
    </>
  );
}
