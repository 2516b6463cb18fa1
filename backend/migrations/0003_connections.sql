-- What is known of the connection to a customer's server, and of the sync of its schema.
ALTER TABLE data_sources
    ADD COLUMN connection_warnings jsonb NOT NULL DEFAULT '[]'
        CHECK (jsonb_typeof(connection_warnings) = 'array'),
    ADD COLUMN synced_at timestamptz,
    ADD COLUMN sync_error jsonb CHECK (jsonb_typeof(sync_error) = 'object'),
    -- The sync that runs: until it ends, or its time has passed, nobody begins another.
    ADD COLUMN sync_started_at timestamptz,
    ADD COLUMN sync_until timestamptz,
    ADD CONSTRAINT data_sources_connection
        CHECK ((type = 'csv') = (connection_config_encrypted IS NULL)),
    ADD CONSTRAINT data_sources_sync CHECK ((sync_started_at IS NULL) = (sync_until IS NULL));

GRANT UPDATE (connection_warnings, synced_at, sync_error, sync_started_at, sync_until)
    ON data_sources TO datapilot_app;

-- `datapilot keys rotate` runs as the owner, who may find the encrypted connections of all tenants
-- as long as no tenant is told; it changes each of them as its tenant, and sees that one's alone.
CREATE POLICY key_rotation ON data_sources FOR SELECT TO CURRENT_USER
    USING (connection_config_encrypted IS NOT NULL AND current_tenant() IS NULL);
