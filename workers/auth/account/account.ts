/** A person's own account: what pages and /api/v1/account ask for. */
import { accept, type Outcome } from "#domain/refusal/refusal.ts";
import type { AccountView, RecoveryCodes, SecondFactorSetup, SessionView } from "#domain/views/account.ts";
import {
  addPasskey,
  myPasskeys,
  nameMyPasskey,
  passkeyToAdd,
  removeMyPasskey,
} from "#workers/auth/passkey/passkey.ts";
import type { AuthScope } from "#workers/auth/scope.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  newCodes,
  removeSecondFactor,
} from "#workers/auth/second-factor/manage.ts";
import { findAccount } from "#workers/db/identity/accounts.ts";
import { factorStanding, organizationsThatRequire } from "#workers/db/identity/second-factors.ts";
import type { Viewer } from "#workers/services.ts";
import { changeAddress } from "./change-address.ts";
import { changePassword } from "./change-password.ts";
import { confirmMe } from "./confirm.ts";
import { isFresh, type Me, meOf } from "./me.ts";
import { endMyOtherSessions, endMySession, mySessions } from "./sessions.ts";

export interface Account {
  view(): Promise<Outcome<AccountView>>;
  sessions(): Promise<Outcome<SessionView[]>>;
  endSession(id: string): Promise<Outcome<null>>;
  endOtherSessions(): Promise<Outcome<{ ended: number }>>;
  /** Proves once more that it is oneself: {password} or {code}. What is delicate asks for it (session.notFresh). */
  confirm(input: unknown): Promise<Outcome<null>>;
  changePassword(input: { current?: string | undefined; password: string }): Promise<Outcome<null>>;
  /** Mails a link to the new address; nothing changes until it is followed. */
  changeAddress(input: { email: string }): Promise<Outcome<null>>;
  beginSecondFactor(): Promise<Outcome<SecondFactorSetup>>;
  confirmSecondFactor(code: string): Promise<Outcome<RecoveryCodes>>;
  newRecoveryCodes(): Promise<Outcome<RecoveryCodes>>;
  removeSecondFactor(): Promise<Outcome<null>>;
  /** What the browser makes a passkey with, and the passkey that it made ({name, response}). */
  passkeyOptions(): Promise<Outcome<object>>;
  addPasskey(input: unknown): Promise<Outcome<null>>;
  namePasskey(id: string, name: string): Promise<Outcome<null>>;
  removePasskey(id: string): Promise<Outcome<null>>;
}

/** The account of whoever asks; every answer is a refusal for nobody, and for keys and tokens. */
export function createAccount(scope: AuthScope, viewer: Viewer | null): Account {
  const mine = <T>(go: (me: Me) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const me = meOf(scope, viewer);
    return me.ok ? go(me.value) : Promise.resolve(me);
  };
  return {
    view: () => mine(viewAccount),
    sessions: () => mine(mySessions),
    endSession: (id) => mine((me) => endMySession(me, id)),
    endOtherSessions: () => mine(endMyOtherSessions),
    confirm: (input) => mine((me) => confirmMe(me, input)),
    changePassword: (input) => mine((me) => changePassword(me, input)),
    changeAddress: (input) => mine((me) => changeAddress(me, input)),
    beginSecondFactor: () => mine(beginSecondFactor),
    confirmSecondFactor: (code) => mine((me) => confirmSecondFactor(me, code)),
    newRecoveryCodes: () => mine(newCodes),
    removeSecondFactor: () => mine(removeSecondFactor),
    passkeyOptions: () => mine(passkeyToAdd),
    addPasskey: (input) => mine((me) => addPasskey(me, input)),
    namePasskey: (id, name) => mine((me) => nameMyPasskey(me, id, name)),
    removePasskey: (id) => mine((me) => removeMyPasskey(me, id)),
  };
}

async function viewAccount(me: Me): Promise<Outcome<AccountView>> {
  const db = me.scope.env.DB_IDENTITY;
  const { id, name, email } = me.user;
  const [account, standing, requiredBy, fresh, passkeys] = await Promise.all([
    findAccount(db, id),
    factorStanding(db, id),
    organizationsThatRequire(db, id),
    isFresh(me),
    myPasskeys(me),
  ]);
  return accept({
    name,
    email,
    hasPassword: Boolean(account?.hash),
    fresh,
    secondFactor: { on: standing.on, recoveryCodesLeft: standing.codes },
    requiredBy,
    passkeys,
  });
}
