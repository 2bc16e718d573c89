import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { Banner } from "#app/components/ui/banner.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import { signInWithPasskey } from "./ask-passkey.ts";

/** Signs in with a passkey, where the browser knows what that is. Its room is kept until that is known: nothing jumps. */
export function PasskeyButton({ next }: { next: string }) {
  const [able, setAble] = useState<boolean | null>(null);
  const [pending, setPending] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => setAble("PublicKeyCredential" in window), []);
  if (able === false) return null;
  const go = async () => {
    setPending(true);
    setWords(null);
    const asked = await signInWithPasskey();
    // A whole new page: somebody else looks at it now.
    if (asked && "done" in asked) return window.location.assign(next);
    setPending(false);
    if (asked && "words" in asked) setWords(asked.words);
  };
  return (
    <>
      <Button
        size="lg"
        className={able ? undefined : "invisible noscript:hidden"}
        icon={<KeyRound aria-hidden="true" className="size-4" />}
        loading={pending}
        onClick={() => void go()}
      >
        {m.passkey_sign_in()}
      </Button>
      {words ? (
        <Banner tone="danger" live="alert">
          {words}
        </Banner>
      ) : null}
    </>
  );
}
