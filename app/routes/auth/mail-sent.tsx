import { LinkButton } from "#app/components/ui/button.tsx";
import { m } from "#app/paraglide/messages.js";
import { AuthFrame } from "./frame.tsx";

/** After every mail that we send, or would send: the same words whether the address is known or not. */
export function MailSent(props: { title: string; words: string; development: boolean }) {
  return (
    <AuthFrame title={props.title} lead={props.words}>
      <div className="flex flex-wrap gap-2">
        {props.development ? (
          <LinkButton to="/mailbox" variant="primary">
            {m.sign_in_open_mailbox()}
          </LinkButton>
        ) : null}
        <LinkButton to="/sign-in" reloadDocument>
          {m.sign_in_back()}
        </LinkButton>
      </div>
    </AuthFrame>
  );
}
