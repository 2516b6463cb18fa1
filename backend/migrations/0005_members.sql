-- Members of a tenant: names, links by which an account gets its password, and a second reason to
-- end sessions.

ALTER TABLE users ADD COLUMN name text CHECK (char_length(name) BETWEEN 1 AND 100);
GRANT UPDATE (name) ON users TO datapilot_app;

ALTER TABLE sessions DROP CONSTRAINT sessions_end_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_end_reason_check
    CHECK (end_reason IN ('logout', 'refresh_reused', 'password_changed'));

-- A link that lets its holder choose a password: of an account that it makes (invitation), or of one
-- that is there (password). Used once, then deleted; a new one takes the place of the one before.
CREATE TABLE account_links (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('invitation', 'password')),
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    email text NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    user_id uuid,  -- whose password it is
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, kind, email),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, created_by) REFERENCES users ON DELETE SET NULL (created_by),
    CHECK ((kind = 'password') = (user_id IS NOT NULL))
);

ALTER TABLE account_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON account_links
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT, DELETE ON account_links TO datapilot_app;

-- Whoever holds a link has not signed in yet: the fifth function that may look across tenants.
CREATE POLICY sign_in ON account_links FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY sign_in ON tenants FOR SELECT TO CURRENT_USER USING (current_tenant() IS NULL);

CREATE FUNCTION account_link_of_token(sought_hash bytea)
    RETURNS TABLE (tenant_id uuid, tenant_name text, user_id uuid, kind text, email text, role text,
        expires_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT links.tenant_id, tenants.name, links.user_id, links.kind, links.email, links.role,
        links.expires_at
    FROM public.account_links links
    JOIN public.tenants ON tenants.tenant_id = links.tenant_id
    WHERE links.token_hash = sought_hash
$$;
REVOKE ALL ON FUNCTION account_link_of_token(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_link_of_token(bytea) TO datapilot_app;
