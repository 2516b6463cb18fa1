-- How far the sync that runs is: its phase, and of the tables how many are read.
ALTER TABLE data_sources
    ADD COLUMN sync_reading jsonb CHECK (jsonb_typeof(sync_reading) = 'object');

GRANT UPDATE (sync_reading) ON data_sources TO datapilot_app;
