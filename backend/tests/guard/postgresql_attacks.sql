-- Statements that must be refused by the PostgreSQL guard, one a line, by what they are after.
-- "-- class:" lines name the class. Exposed are public.t(a, b, c) and public.u(a, d); there are also
-- public.secret(x), not exposed, and a function public.leak(public.t).

-- class: writing
INSERT INTO t VALUES (1)
INSERT INTO t SELECT * FROM t
INSERT INTO t VALUES (1) RETURNING a
UPDATE t SET a = 1
DELETE FROM t
DELETE FROM t USING u WHERE t.a = u.a
TRUNCATE t
MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE
SELECT * INTO x FROM t
SELECT a INTO TEMP x FROM t
SELECT a INTO UNLOGGED x FROM t
CREATE TABLE x AS SELECT * FROM t
CREATE TEMP TABLE x (a int)
CREATE TABLE x (a int)
CREATE VIEW v AS SELECT 1
CREATE MATERIALIZED VIEW v AS SELECT 1
CREATE INDEX ON t (a)
CREATE SCHEMA s
CREATE SEQUENCE s
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE ROLE r SUPERUSER
CREATE EXTENSION dblink
CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f()
CREATE TYPE x AS (a int)
CREATE OPERATOR CLASS x FOR TYPE int USING btree AS STORAGE int
ALTER TABLE t ADD COLUMN z int
ALTER ROLE CURRENT_USER SUPERUSER
ALTER SYSTEM SET log_statement = 'all'
ALTER DATABASE d SET search_path = x
DROP TABLE t
DROP OWNED BY CURRENT_USER
GRANT ALL ON t TO PUBLIC
REVOKE ALL ON t FROM PUBLIC
COMMENT ON TABLE t IS 'x'
REFRESH MATERIALIZED VIEW v
REINDEX TABLE t
CLUSTER t
VACUUM t
ANALYZE t
SECURITY LABEL ON TABLE t IS 'x'
IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y

-- class: writing inside a query
WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x
WITH x AS (UPDATE t SET a = 1 RETURNING *) SELECT * FROM x
WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x
WITH x AS (SELECT 1), y AS (DELETE FROM t RETURNING *) SELECT * FROM x
WITH x AS (WITH y AS (DELETE FROM t RETURNING *) SELECT * FROM y) SELECT * FROM x
SELECT * FROM (WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x) AS y
SELECT (WITH x AS (DELETE FROM t RETURNING a) SELECT a FROM x)
SELECT 1 UNION ALL (WITH x AS (DELETE FROM t RETURNING a) SELECT a FROM x)
WITH x AS (SELECT 1) DELETE FROM t
WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x
WITH x AS (SELECT * INTO y FROM t) SELECT 1
(SELECT * INTO x FROM t)
SELECT 1 UNION SELECT a INTO x FROM t
SELECT a INTO x FROM t UNION SELECT 1
EXPLAIN ANALYZE DELETE FROM t
EXPLAIN SELECT * FROM t
EXPLAIN ANALYZE SELECT * FROM t

-- class: locks
SELECT * FROM t FOR UPDATE
SELECT * FROM t FOR NO KEY UPDATE
SELECT * FROM t FOR SHARE
SELECT * FROM t FOR KEY SHARE
SELECT * FROM t FOR UPDATE NOWAIT
SELECT * FROM t FOR UPDATE SKIP LOCKED
SELECT * FROM t FOR UPDATE OF t
SELECT * FROM (SELECT * FROM t FOR UPDATE) AS x
WITH x AS (SELECT * FROM t FOR UPDATE) SELECT * FROM x
SELECT 1 WHERE EXISTS (SELECT 1 FROM t FOR UPDATE)
(SELECT * FROM t FOR UPDATE) UNION SELECT * FROM t
LOCK TABLE t
SELECT pg_advisory_lock(1)
SELECT pg_try_advisory_lock(1)
SELECT pg_advisory_xact_lock(1)
SELECT pg_advisory_unlock_all()

-- class: files and programs
COPY t TO '/tmp/x'
COPY t FROM '/etc/passwd'
COPY (SELECT * FROM t) TO STDOUT
COPY t TO PROGRAM 'id'
COPY t FROM PROGRAM 'id'
SELECT pg_read_file('/etc/passwd')
SELECT pg_catalog.pg_read_file('/etc/passwd')
SELECT pg_read_binary_file('/etc/passwd')
SELECT pg_ls_dir('/')
SELECT * FROM pg_ls_dir('/')
SELECT * FROM pg_ls_logdir()
SELECT * FROM pg_ls_waldir()
SELECT * FROM pg_ls_tmpdir()
SELECT pg_stat_file('/etc/passwd')
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/x')
SELECT lo_create(0)
SELECT lo_get(1)
SELECT lo_put(1, 0, 'x')
SELECT lo_from_bytea(0, 'x')
SELECT loread(1, 100)
SELECT lowrite(1, 'x')
SELECT pg_file_write('/tmp/x', 'x', false)
SELECT pg_current_logfile()
SELECT pg_rotate_logfile()
LOAD 'plpgsql'

-- class: other servers
SELECT dblink('host=127.0.0.1', 'SELECT 1')
SELECT dblink_connect('host=127.0.0.1')
SELECT * FROM dblink('host=127.0.0.1', 'SELECT 1') AS x(a int)
SELECT dblink_exec('host=127.0.0.1', 'DROP TABLE t')
SELECT postgres_fdw_get_connections()
SELECT * FROM public.dblink('a', 'b') AS x(a int)
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw
CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p

-- class: SQL from a text
SELECT query_to_xml('DELETE FROM t', true, true, '')
SELECT query_to_xmlschema('SELECT 1', true, true, '')
SELECT query_to_xml_and_xmlschema('SELECT 1', true, true, '')
SELECT table_to_xml('t', true, true, '')
SELECT schema_to_xml('public', true, true, '')
SELECT database_to_xml(true, true, '')
SELECT cursor_to_xml('c', 1, true, true, '')
SELECT ts_stat('SELECT 1')
SELECT * FROM ts_stat('SELECT x FROM secret')
SELECT ts_rewrite('a'::tsquery, 'SELECT 1')
SELECT * FROM crosstab('SELECT 1') AS x(a int)
SELECT * FROM connectby('t', 'a', 'b', '1', 0) AS x(a int)
SELECT pg_catalog.query_to_xml('SELECT 1', true, true, '')
DO $$ BEGIN PERFORM 1; END $$
PREPARE p AS SELECT 1
EXECUTE p
DECLARE c CURSOR FOR SELECT 1
FETCH ALL FROM c
CALL p()

-- class: settings and sessions
SET search_path = public
SET ROLE postgres
SET SESSION AUTHORIZATION postgres
RESET ALL
SHOW ALL
SHOW server_version
DISCARD ALL
SELECT set_config('search_path', 'public', false)
SELECT pg_catalog.set_config('default_transaction_read_only', 'off', false)
SELECT current_setting('data_directory')
SELECT setval('s', 1)
SELECT nextval('s')
SELECT currval('s')
SELECT lastval()
SELECT pg_sleep(10)
SELECT pg_sleep_for('5 minutes')
SELECT pg_sleep_until('tomorrow')
SELECT pg_terminate_backend(1)
SELECT pg_cancel_backend(1)
SELECT pg_reload_conf()
SELECT pg_notify('a', 'b')
NOTIFY a
LISTEN a
BEGIN
COMMIT
ROLLBACK
SAVEPOINT s
CHECKPOINT
SELECT pg_switch_wal()
SELECT pg_create_restore_point('x')
SELECT pg_promote()
SELECT pg_backup_start('x')
SELECT pg_export_snapshot()
SELECT pg_stat_reset()
SELECT pg_replication_slot_advance('x', '0/0')
SELECT pg_create_logical_replication_slot('x', 'test_decoding')
SELECT pg_logical_emit_message(true, 'a', 'b')
SELECT txid_current()
SELECT pg_current_xact_id()
SELECT setseed(0.5)
SELECT random()
SELECT gen_random_uuid()

-- class: who asks and where
SELECT current_user
SELECT session_user
SELECT user
SELECT current_role
SELECT current_catalog
SELECT current_schema
SELECT current_database()
SELECT current_schemas(true)
SELECT version()
SELECT inet_server_addr()
SELECT inet_client_addr()
SELECT inet_server_port()
SELECT pg_backend_pid()
SELECT pg_postmaster_start_time()
SELECT pg_conf_load_time()
SELECT pg_my_temp_schema()
SELECT has_table_privilege('secret', 'SELECT')
SELECT pg_get_userbyid(10)
SELECT pg_get_viewdef('v')
SELECT pg_get_functiondef(1)
SELECT obj_description(1)
SELECT col_description(1, 1)
SELECT to_regclass('secret')
SELECT pg_relation_size('secret')
SELECT pg_total_relation_size('t')
SELECT pg_database_size('postgres')
SELECT pg_size_pretty(1::bigint)
SELECT pg_typeof(a) FROM t
SELECT pg_column_size(a) FROM t
SELECT format_type(23, NULL)
SELECT row_security_active('t')

-- class: catalogs and tables that are not exposed
SELECT * FROM secret
SELECT * FROM public.secret
SELECT * FROM pg_class
SELECT * FROM pg_catalog.pg_class
SELECT * FROM pg_shadow
SELECT * FROM pg_catalog.pg_authid
SELECT * FROM pg_user
SELECT * FROM pg_roles
SELECT * FROM pg_stat_activity
SELECT * FROM pg_settings
SELECT * FROM pg_hba_file_rules
SELECT * FROM pg_file_settings
SELECT * FROM pg_stats
SELECT * FROM pg_largeobject
SELECT * FROM pg_cursors
SELECT * FROM pg_locks
SELECT * FROM pg_user_mappings
SELECT * FROM pg_toast.pg_toast_1255
SELECT * FROM information_schema.tables
SELECT * FROM information_schema.columns
SELECT * FROM other.t
SELECT * FROM db.public.t
SELECT * FROM "public.t"
SELECT * FROM "T"
SELECT * FROM "t "
SELECT (SELECT count(*) FROM secret)
SELECT * FROM t WHERE a IN (SELECT x FROM secret)
SELECT * FROM t JOIN secret ON true
SELECT * FROM t, secret
SELECT * FROM t, LATERAL (SELECT * FROM secret) AS s
SELECT a FROM t UNION SELECT x FROM secret
SELECT a FROM t ORDER BY (SELECT x FROM secret)
SELECT a FROM t GROUP BY a HAVING (SELECT true FROM secret)
SELECT a FROM t LIMIT (SELECT x FROM secret)
SELECT CASE WHEN (SELECT true FROM secret) THEN 1 END
SELECT sum(a) FILTER (WHERE EXISTS (SELECT 1 FROM secret)) FROM t
SELECT sum(a) OVER (PARTITION BY (SELECT x FROM secret)) FROM t
SELECT array(SELECT x FROM secret)
VALUES ((SELECT x FROM secret))
TABLE secret
TABLE pg_shadow
SELECT coalesce((SELECT x FROM secret), 1)
SELECT string_agg(a::text, (SELECT x FROM secret)) FROM t
SELECT a FROM t WINDOW w AS (ORDER BY (SELECT x FROM secret))
SELECT a FROM t WHERE (a, 1) = (SELECT x, 1 FROM secret)

-- class: names that WITH hides
WITH t AS (SELECT 1) SELECT * FROM t
WITH u AS (SELECT * FROM t) SELECT * FROM u
WITH RECURSIVE t AS (SELECT 1 AS a UNION ALL SELECT a FROM t) SELECT * FROM t
WITH x AS (SELECT * FROM secret) SELECT * FROM x
WITH secret AS (SELECT 1) SELECT * FROM public.secret
SELECT * FROM (WITH secret AS (SELECT 1) SELECT 1) AS s, secret
WITH x AS (WITH secret AS (SELECT 1) SELECT 1) SELECT * FROM secret
WITH secret AS (SELECT * FROM secret) SELECT * FROM secret
SELECT * FROM secret WHERE EXISTS (WITH secret AS (SELECT 1) SELECT 1)

-- class: functions called as columns
SELECT t.leak FROM t
SELECT o.leak FROM t AS o
SELECT o.leak FROM public.t o
SELECT (o).leak FROM t o
SELECT (t).leak FROM t
SELECT (t.*).leak FROM t
SELECT o.pg_typeof FROM t o
SELECT o.row_to_json FROM t o
SELECT (o).row_to_json FROM t o
SELECT (ROW(1)).row_to_json
SELECT ((SELECT t FROM t LIMIT 1)).leak
SELECT x.leak FROM (SELECT * FROM t) AS x
SELECT x.leak FROM (SELECT t AS t FROM t) AS x
WITH x AS (SELECT * FROM t) SELECT x.leak FROM x
SELECT g.leak FROM generate_series(1, 2) AS g
SELECT j.leak FROM (t JOIN u USING (a)) AS j
SELECT (array_agg(t))[1].leak FROM t
SELECT public.t.leak FROM t
SELECT other.t.a FROM t
SELECT db.public.t.a FROM t
SELECT nothing.a FROM t
SELECT leak(t) FROM t
SELECT public.leak(t) FROM t
SELECT public.leak(t.*) FROM t
SELECT a FROM t ORDER BY t.leak
SELECT a FROM t WHERE t.leak IS NULL
SELECT a FROM t GROUP BY a, t.leak
SELECT * FROM t JOIN u ON t.leak = u.d

-- class: functions and operators of other schemas
SELECT public.lower('x')
SELECT pg_temp.f()
SELECT information_schema._pg_expandarray(ARRAY[1])
SELECT db.pg_catalog.lower('x')
SELECT 1 OPERATOR(public.+) 1
SELECT a FROM t ORDER BY a USING OPERATOR(public.<)
SELECT a FROM t ORDER BY a USING <
SELECT 1 <-> 2
SELECT 'a' @@ 'b'
SELECT a = ANY (SELECT 1) AND 1 OPERATOR(public.=) ANY (SELECT 1) FROM t
SELECT a COLLATE public."c" FROM t

-- class: types that look something up or run something
SELECT 'secret'::regclass
SELECT 'pg_read_file'::regproc
SELECT 'lower(text)'::regprocedure
SELECT 'int'::regtype
SELECT 'postgres'::regrole
SELECT 'public'::regnamespace
SELECT '+'::regoper
SELECT 'simple'::regconfig
SELECT tableoid::regclass FROM t
SELECT CAST('x' AS public.t)
SELECT NULL::t
SELECT '1'::oid
SELECT '<a/>'::xml
SELECT '$.a'::jsonpath
SELECT 'a'::tsvector
SELECT 'a'::refcursor
SELECT '1'::pg_lsn
SELECT a::t.a%TYPE FROM t
SELECT NULL::SETOF int
SELECT 'x'::char(10000000)
SELECT 'x'::varchar(10485760)
SELECT 1::bit(80000000)

-- class: XML and JSON forms
SELECT xmlparse(DOCUMENT '<a/>')
SELECT xmlelement(name a)
SELECT xmlforest(a) FROM t
SELECT xmlpi(name php)
SELECT xmlserialize(CONTENT '<a/>' AS text)
SELECT * FROM xmltable('/a' PASSING '<a/>' COLUMNS x int)
SELECT xpath('/a', '<a/>')
SELECT xmlexists('/a' PASSING '<a/>')
SELECT jsonb_path_query('{}', '$.a')
SELECT json_populate_record(NULL::t, '{}')
SELECT * FROM json_to_recordset('[]') AS x(a int)
SELECT jsonb_set('{}', '{a}', '1')

-- class: values and series too long
SELECT repeat('x', 1000000000)
SELECT repeat('x', a) FROM t
SELECT repeat(repeat('x', 1000), 1000)
SELECT lpad('x', 1000000000)
SELECT rpad('x', 100000000, 'y')
SELECT lpad(rpad('x', 1000), 1000)
SELECT repeat(replace('x', 'x', 'xxxx'), 1000)
SELECT * FROM generate_series(1, 100000000)
SELECT * FROM generate_series(1, 10, 0.0000001)
SELECT * FROM generate_series(1, (SELECT a FROM t))
SELECT generate_series(1, a) FROM t
SELECT * FROM generate_series('2000-01-01'::timestamp, '2026-01-01', '1 microsecond')
SELECT * FROM generate_series('2000-01-01'::timestamp, '2026-01-01', '1 second'::interval)
SELECT * FROM generate_series(now(), now() + '1 day'::interval, '0 days'::interval)
SELECT array_fill(1, ARRAY[100000000])
SELECT format('%1000000000s', 'x')
SELECT lpad('x', 2147483647)
SELECT set_bit(decode('00', 'hex'), 1, 1)
SELECT to_tsvector(b) FROM t
SELECT factorial(100000)

-- class: constructs that no question needs
SELECT * FROM t TABLESAMPLE SYSTEM (1)
SELECT * FROM ROWS FROM (generate_series(1, 2), generate_series(1, 2)) AS x
SELECT * FROM pg_get_keywords() AS x(a text, b text, c text)
SELECT $1
SELECT a FROM t WHERE a = $1
SELECT concat(VARIADIC ARRAY['a'])
SELECT * FROM unnest(ARRAY[1]) AS x(a int, b int) WHERE $2 = 1
WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SEARCH DEPTH FIRST BY n SET o SELECT * FROM x
WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n FROM x) CYCLE n SET c USING p SELECT * FROM x
SELECT 1 FROM t WHERE CURRENT OF c

-- class: more than one statement
SELECT 1; SELECT 2
SELECT 1; DROP TABLE t
SELECT 1;; DELETE FROM t
BEGIN; DELETE FROM t; COMMIT
;
SELECT a FROM t; /* x */ SELECT 1

-- class: what hides in comments, quotes and encodings
SELECT 1 /* /* */ FROM secret */ FROM secret
SELECT * FROM U&"\0073ecret"
SELECT * FROM U&"!0073ecret" UESCAPE '!'
SELECT * FROM "secret"
SELECT U&"pg_read_file"('/etc/passwd')
SELECT "pg_sleep"(1)
SELECT "PG_SLEEP"(1)
SELECT pg_sleep/**/(1)
SELECT $x$ ' $x$ || (SELECT x FROM secret)
SELECT E'\'' || (SELECT x FROM secret) || ''
SELECT '\' || (SELECT x FROM secret) || ''
SELECT ''''||(SELECT x FROM secret)||''''
