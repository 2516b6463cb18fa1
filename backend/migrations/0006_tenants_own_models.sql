-- The language model that a tenant asks in the place of the operator's, which it pays itself. The key
-- is a Fernet token of use for this tenant and this address alone.
CREATE TABLE model_providers (
    tenant_id uuid PRIMARY KEY REFERENCES tenants ON DELETE CASCADE,
    provider text NOT NULL CHECK (provider IN ('anthropic', 'openai_compatible')),
    url text NOT NULL CHECK (url <> ''),
    model text NOT NULL CHECK (model <> ''),
    key_encrypted text,
    updated_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE model_providers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON model_providers
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
-- As for the connections: `datapilot keys rotate` finds them as long as no tenant is told.
CREATE POLICY key_rotation ON model_providers FOR SELECT TO CURRENT_USER
    USING (key_encrypted IS NOT NULL AND current_tenant() IS NULL);

GRANT SELECT, INSERT, DELETE, UPDATE (provider, url, model, key_encrypted, updated_at)
    ON model_providers TO datapilot_app;
