import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";

/**
 * Our Content-Security-Policy ignores style attributes that come in HTML; the same words set by a script it takes.
 * So what the server rendered with `style` looks right from here on.
 */
function applyServerStyles(): void {
  for (const element of document.querySelectorAll<HTMLElement>("[style]")) {
    element.style.cssText = element.getAttribute("style") ?? "";
  }
}

applyServerStyles();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  );
});
