-- The tables of the first version. Each carries tenant_id, names it in every key, and is closed by
-- row-level security to all tenants but the one in app.tenant_id (docs/tenant-isolation.md).

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO datapilot_app;
DO $$ BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO datapilot_app', current_database());
END $$;

-- Null outside a tenant's transaction. The setting reads as '' once a transaction that set it ends.
CREATE FUNCTION current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('app.tenant_id', true), '')::uuid;

CREATE TABLE tenants (
    tenant_id uuid PRIMARY KEY,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE users (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    id uuid NOT NULL,
    -- Normalised; one account an address in the whole product, as a sign-in names no tenant.
    email text NOT NULL CONSTRAINT users_email_is_unique UNIQUE,
    hashed_password text NOT NULL,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'editor', 'viewer')),
    language text NOT NULL DEFAULT 'fr' CHECK (language IN ('fr', 'en')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);

-- A sign-in and the refresh tokens that follow from it: the family that ends as one.
CREATE TABLE sessions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text CHECK (end_reason IN ('logout', 'refresh_reused')),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_of_user ON sessions (tenant_id, user_id);

CREATE TABLE refresh_tokens (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    session_id uuid NOT NULL,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    issued_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    -- Set when it is traded: by which client, for which token, derived with which salt.
    used_at timestamptz,
    used_by bytea,
    successor_id uuid,
    successor_salt bytea,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES sessions ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, successor_id) REFERENCES refresh_tokens,
    CHECK (num_nulls(used_at, used_by, successor_id, successor_salt) IN (0, 4))
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (tenant_id, session_id);

CREATE TABLE workspaces (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL COLLATE "fr-x-icu" CHECK (char_length(name) BETWEEN 1 AND 200),
    settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT workspaces_name_is_unique UNIQUE (tenant_id, name)
);

CREATE TABLE data_sources (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('csv', 'postgresql', 'mysql')),
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    status text NOT NULL DEFAULT 'ready' CHECK (status IN ('loading', 'ready', 'failed')),
    -- Grows with each change of the data, so that what was cached of it can tell that it is old.
    version integer NOT NULL DEFAULT 1,
    connection_config_encrypted text,
    schema_cache jsonb,
    table_count integer NOT NULL DEFAULT 0,
    row_count bigint NOT NULL DEFAULT 0,
    size_bytes bigint NOT NULL DEFAULT 0,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT data_sources_name_is_unique UNIQUE (tenant_id, workspace_id, name),
    CONSTRAINT data_sources_workspace FOREIGN KEY (tenant_id, workspace_id) REFERENCES workspaces,
    FOREIGN KEY (tenant_id, created_by) REFERENCES users ON DELETE SET NULL (created_by)
);
CREATE INDEX data_sources_newest ON data_sources (tenant_id, created_at DESC, id DESC);

CREATE TABLE data_source_files (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    data_source_id uuid NOT NULL,
    original_name text NOT NULL,
    table_name text NOT NULL,
    encoding text NOT NULL,
    separator text NOT NULL,
    size_bytes bigint NOT NULL,
    row_count bigint NOT NULL,
    warnings jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, data_source_id, table_name),
    FOREIGN KEY (tenant_id, data_source_id) REFERENCES data_sources ON DELETE CASCADE
);

CREATE TABLE semantic_layers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    data_source_id uuid NOT NULL,
    definitions_json jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, data_source_id),
    FOREIGN KEY (tenant_id, data_source_id) REFERENCES data_sources ON DELETE CASCADE
);

CREATE TABLE dashboards (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL,
    name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    layout_json jsonb NOT NULL DEFAULT '{}',
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, workspace_id) REFERENCES workspaces,
    FOREIGN KEY (tenant_id, created_by) REFERENCES users ON DELETE SET NULL (created_by)
);
CREATE INDEX dashboards_of_workspace ON dashboards (tenant_id, workspace_id);

CREATE TABLE widgets (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    dashboard_id uuid NOT NULL,
    query_json jsonb NOT NULL,
    chart_type text NOT NULL,
    position jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, dashboard_id) REFERENCES dashboards ON DELETE CASCADE
);
CREATE INDEX widgets_of_dashboard ON widgets (tenant_id, dashboard_id);

CREATE TABLE conversations (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL,
    data_source_id uuid NOT NULL,
    title text NOT NULL,
    question_count integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, data_source_id) REFERENCES data_sources ON DELETE CASCADE
);
CREATE INDEX conversations_last_used
    ON conversations (tenant_id, user_id, updated_at DESC, id DESC);
CREATE INDEX conversations_of_data_source ON conversations (tenant_id, data_source_id);

CREATE TABLE answers (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    conversation_id uuid NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    question text NOT NULL,
    language text NOT NULL CHECK (language IN ('fr', 'en')),
    status text NOT NULL CHECK (status IN ('answered', 'needs_clarification', 'refused')),
    engine text NOT NULL CHECK (engine IN ('verified', 'rules', 'model')),
    plan jsonb,
    sql text,
    answer jsonb NOT NULL,  -- as it was sent, at most its first 200 rows
    usage jsonb NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversations ON DELETE CASCADE
);
CREATE INDEX answers_of_conversation ON answers (tenant_id, conversation_id, asked_at DESC, id DESC);

CREATE TABLE feedback (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    answer_id uuid NOT NULL,
    user_id uuid NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('right', 'wrong')),
    comment text CHECK (char_length(comment) <= 2000),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, answer_id, user_id),
    FOREIGN KEY (tenant_id, answer_id) REFERENCES answers ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE
);

-- Who did what. It outlives users and what they touched, so it references only the tenant.
CREATE TABLE audit_log (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    at timestamptz NOT NULL DEFAULT now(),
    user_id uuid,
    action text NOT NULL,
    object_type text,
    object_id uuid,
    request_id text,
    detail jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_log_newest ON audit_log (tenant_id, at DESC, id DESC);

-- What a create answered, so that its repetition with the same key answers the same.
CREATE TABLE idempotency_keys (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
    request_hash bytea NOT NULL,  -- of method, path and body
    status smallint,              -- null while the first request runs
    location text,
    body text,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, user_id, key),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_oldest ON idempotency_keys (tenant_id, created_at);

-- Attempts to sign in, counted before it is known who asks. A key is the hash of an account or of a
-- network; its allowance is spent until spent_until and refills as time passes.
CREATE TABLE login_throttle (
    key bytea PRIMARY KEY,
    tenant_id uuid REFERENCES tenants ON DELETE CASCADE,  -- of the account, where there is one
    spent_until timestamptz NOT NULL
);
CREATE INDEX login_throttle_oldest ON login_throttle (spent_until);

DO $$
DECLARE
    closed text;
BEGIN
    FOREACH closed IN ARRAY ARRAY['tenants', 'users', 'sessions', 'refresh_tokens', 'workspaces',
        'data_sources', 'data_source_files', 'semantic_layers', 'dashboards', 'widgets',
        'conversations', 'answers', 'feedback', 'audit_log', 'idempotency_keys', 'login_throttle']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', closed);
        EXECUTE format('CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', closed);
    END LOOP;
END $$;

-- The application's rights: no tenant_id and no id can be changed, and the audit log only grows.
GRANT SELECT, INSERT, UPDATE (name) ON tenants TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (hashed_password, role, language) ON users TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (ended_at, end_reason) ON sessions TO datapilot_app;
GRANT SELECT, INSERT, UPDATE (used_at, used_by, successor_id, successor_salt)
    ON refresh_tokens TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (name, settings, updated_at) ON workspaces TO datapilot_app;
GRANT SELECT, INSERT, DELETE,
    UPDATE (name, status, version, connection_config_encrypted, schema_cache, table_count,
        row_count, size_bytes, updated_at) ON data_sources TO datapilot_app;
GRANT SELECT, INSERT, DELETE ON data_source_files TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (definitions_json, version, updated_at)
    ON semantic_layers TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (name, layout_json, updated_at) ON dashboards TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (query_json, chart_type, position, updated_at)
    ON widgets TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (title, question_count, updated_at)
    ON conversations TO datapilot_app;
GRANT SELECT, INSERT ON answers TO datapilot_app;
GRANT SELECT, INSERT, UPDATE (verdict, comment) ON feedback TO datapilot_app;
GRANT SELECT, INSERT ON audit_log TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (status, location, body) ON idempotency_keys TO datapilot_app;

-- Before a sign-in no tenant is known. These functions are all that may look across tenants: they
-- run as the owner, whom these policies let see just the tables they need.
CREATE POLICY sign_in ON users FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY sign_in ON refresh_tokens FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY sign_in ON sessions FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY sign_in ON login_throttle TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE FUNCTION account_of_email(sought_email text)
    RETURNS TABLE (tenant_id uuid, user_id uuid, role text, hashed_password text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT users.tenant_id, users.id, users.role, users.hashed_password
    FROM public.users WHERE users.email = sought_email
$$;

CREATE FUNCTION account_of_refresh_token(sought_hash bytea)
    RETURNS TABLE (tenant_id uuid, user_id uuid, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT users.tenant_id, users.id, users.role
    FROM public.refresh_tokens tokens
    JOIN public.sessions ON (sessions.tenant_id, sessions.id) = (tokens.tenant_id, tokens.session_id)
    JOIN public.users ON (users.tenant_id, users.id) = (sessions.tenant_id, sessions.user_id)
    WHERE tokens.token_hash = sought_hash
$$;

-- Spends one of `burst` attempts, each of which comes back after `refill`. Null when there was one;
-- else how long until there is.
CREATE FUNCTION take_attempt(throttle_key bytea, account_email text, burst integer, refill interval)
    RETURNS interval
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    instant timestamptz := clock_timestamp();
    wait interval;
BEGIN
    DELETE FROM public.login_throttle WHERE key IN (
        SELECT key FROM public.login_throttle WHERE spent_until < instant
        ORDER BY spent_until LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO public.login_throttle AS spent (key, tenant_id, spent_until)
    VALUES (throttle_key, (SELECT tenant_id FROM public.users WHERE email = account_email),
        instant + refill)
    ON CONFLICT (key) DO UPDATE SET spent_until = greatest(spent.spent_until, instant) + refill
        WHERE greatest(spent.spent_until, instant) + refill <= instant + burst * refill;
    IF FOUND THEN
        RETURN NULL;
    END IF;
    SELECT spent_until + refill - (instant + burst * refill) INTO wait
    FROM public.login_throttle WHERE key = throttle_key;
    RETURN greatest(wait, interval '1 second');
END $$;

-- Gives back attempts that turned out to be honest.
CREATE FUNCTION return_attempts(throttle_key bytea, count integer, refill interval) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    UPDATE public.login_throttle SET spent_until = spent_until - count * refill
    WHERE key = throttle_key
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_tenant(), account_of_email(text), account_of_refresh_token(bytea),
    take_attempt(bytea, text, integer, interval), return_attempts(bytea, integer, interval)
    TO datapilot_app;
