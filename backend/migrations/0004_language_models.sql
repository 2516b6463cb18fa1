-- What language models took, by tenant (whose own id is the subject) and by user, for each day and
-- month. Money is whole millionths of a euro.
CREATE TABLE model_usage (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    subject_id uuid NOT NULL,
    period text NOT NULL CHECK (period IN ('day', 'month')),
    starts_on date NOT NULL,
    tokens bigint NOT NULL CHECK (tokens >= 0),
    micro_euros bigint NOT NULL CHECK (micro_euros >= 0),
    calls bigint NOT NULL,
    PRIMARY KEY (tenant_id, subject_id, period, starts_on)
);

-- How much of its data a tenant lets leave to a language model; never more than the operator does.
CREATE TABLE model_settings (
    tenant_id uuid PRIMARY KEY REFERENCES tenants ON DELETE CASCADE,
    egress text NOT NULL CHECK (egress IN ('none', 'schema', 'samples')),
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Questions whose answer somebody vouched for: asked again with these words, and other values or
-- another period, they are answered by this plan.
CREATE TABLE verified_questions (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    data_source_id uuid NOT NULL,
    question text NOT NULL,
    pattern text NOT NULL CHECK (pattern <> ''),
    plan jsonb NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, data_source_id, pattern),
    FOREIGN KEY (tenant_id, data_source_id) REFERENCES data_sources ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, created_by) REFERENCES users ON DELETE SET NULL (created_by)
);

DO $$
DECLARE
    closed text;
BEGIN
    FOREACH closed IN ARRAY ARRAY['model_usage', 'model_settings', 'verified_questions']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', closed);
        EXECUTE format('CREATE POLICY tenant_isolation ON %I '
            'USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', closed);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE (tokens, micro_euros, calls) ON model_usage TO datapilot_app;
GRANT SELECT, INSERT, UPDATE (egress, updated_at) ON model_settings TO datapilot_app;
GRANT SELECT, INSERT, DELETE, UPDATE (question, plan, created_by) ON verified_questions
    TO datapilot_app;
