/** The leases of a room's sockets (kit/leases.ts). */
import type { RoomAddress } from "#domain/ids/objects.ts";
import type { LeaseAsk } from "#domain/live/lease.ts";
import { Leases } from "#durable/kit/leases.ts";
import type { RoomCore } from "#durable/requisition/core.ts";
import type { Member } from "#durable/requisition/members.ts";
import { handleFrame } from "#durable/requisition/receive.ts";

interface MemberLeasesOptions {
  address: RoomAddress;
  /** The call to the Worker. */
  renew(asks: LeaseAsk[]): Promise<unknown>;
}

export function memberLeases(
  room: RoomCore,
  { address: { organization, requisition }, renew }: MemberLeasesOptions,
): Leases<Member> {
  return new Leases({
    now: () => room.now(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    holders: () => room.members.all(),
    until: ({ attachment }) => attachment.grant.leaseUntil,
    ask: ({ user, attachment }) => ({
      session: attachment.grant.session,
      user,
      organization,
      requisition,
      document: attachment.document,
    }),
    renew,
    renewed: (member, grant) => {
      for (const frame of member.renewed(grant)) handleFrame(room, member, frame);
    },
    over: (member, code) => room.expel(member, code, "lease over"),
  });
}
