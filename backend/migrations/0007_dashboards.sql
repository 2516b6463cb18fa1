-- A dashboard is saved whole by whoever read its last version.
ALTER TABLE dashboards
    ADD description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 2000),
    ADD filters jsonb NOT NULL DEFAULT '{"period": null, "conditions": []}',
    ADD version bigint NOT NULL DEFAULT 1;
CREATE INDEX dashboards_last_changed ON dashboards (tenant_id, updated_at DESC, id DESC);

-- query_json is {"plan"}, {"sql"} or, of a text, {"text"}. A widget outlives its data source, to say
-- that it is gone.
ALTER TABLE widgets
    ADD title text NOT NULL DEFAULT '' CHECK (char_length(title) <= 200),
    ADD data_source_id uuid,
    ADD display jsonb NOT NULL DEFAULT '{}',
    ADD CONSTRAINT widgets_data_source FOREIGN KEY (tenant_id, data_source_id)
        REFERENCES data_sources ON DELETE SET NULL (data_source_id);
CREATE INDEX widgets_of_data_source ON widgets (tenant_id, data_source_id);

GRANT UPDATE (description, filters, version) ON dashboards TO datapilot_app;
GRANT UPDATE (title, data_source_id, display) ON widgets TO datapilot_app;

-- Opens a dashboard, to read, for the members of the tenant. The token itself is kept nowhere.
CREATE TABLE dashboard_links (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    dashboard_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, dashboard_id) REFERENCES dashboards ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, created_by) REFERENCES users ON DELETE SET NULL (created_by)
);
CREATE INDEX links_of_dashboard ON dashboard_links (tenant_id, dashboard_id, created_at DESC);

ALTER TABLE dashboard_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON dashboard_links
    USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());

GRANT SELECT, INSERT, DELETE ON dashboard_links TO datapilot_app;
