import { Download } from "lucide-react";
import { type MouseEvent, useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import { buttonStyles } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";

/** Links to files are good for five minutes, and a card or a kit stands open for an hour. */
const goodForMs = 4 * 60_000;

interface DownloadLinkProps {
  name: string;
  /** Signed, good for five minutes, and new each time the page's data are loaded. */
  url: string;
}

/** Downloads a file: a click on a link that has run out loads the page's data again, and is then done by itself. */
export function DownloadLink({ name, url }: DownloadLinkProps) {
  const { revalidate } = useRevalidator();
  const link = useRef<HTMLAnchorElement>(null);
  const signedAt = useRef(0);
  const wanted = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is one that was signed just now
  useEffect(() => {
    signedAt.current = Date.now();
    if (wanted.current) link.current?.click();
    wanted.current = false;
  }, [url]);
  const renew = (event: MouseEvent) => {
    if (Date.now() - signedAt.current < goodForMs || !navigator.onLine) return;
    event.preventDefault();
    wanted.current = true;
    void revalidate();
  };
  return (
    <a ref={link} href={url} download={name} onClick={renew} className={buttonStyles({ size: "sm" })}>
      <Download aria-hidden="true" className="size-3.5" />
      {m.card_download()}
    </a>
  );
}
