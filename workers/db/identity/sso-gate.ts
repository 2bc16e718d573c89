/** Whether somebody may come in otherwise than by their organization's provider. */

const sql = `SELECT 1 FROM sso_domain d JOIN sso_connection c ON c.organization_id = d.organization_id
  WHERE d.domain = ?1 AND d.verified_at IS NOT NULL AND d.enforced = 1 AND c.active = 1
  AND NOT EXISTS (SELECT 1 FROM member m WHERE m.organization_id = d.organization_id AND m.user_id = ?2
    AND c.break_glass_user_id = m.user_id AND m.role IN ('owner', 'admin'))`;

/** True for people of an enforced domain, but the one who may break the glass. */
export async function ssoRequired(db: D1Database, user: string, email: string): Promise<boolean> {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return (await db.prepare(sql).bind(domain, user).first()) !== null;
}
